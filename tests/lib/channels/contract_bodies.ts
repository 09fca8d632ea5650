import assert from "node:assert/strict";
import type { Inbound } from "@/lib/channels/channel.ts";
import { parseJson } from "@/lib/channels/json.ts";

/** Bodies that no platform sends. */
export const STRANGE: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  "",
  "message",
  [],
  [[]],
  {},
  { type: "nonsense", object: {}, event: "nonsense", entry: [{}], events: [{}] },
  { object: "nonsense", entry: [{ id: "1", messaging: [{}], changes: [{}] }] },
  { update_id: 1, nonsense: { message_id: 1 } },
  { ["__proto__"]: { type: "message" }, constructor: "message" },
];

const BAD = [
  "null",
  "[]",
  "{}",
  "[null]",
  '"\\ud800"',
  '""',
  '"__proto__"',
  "9007199254740993",
  "-1",
  "1e308",
];

/** A body in which, one after another, every member is replaced by each of the bad values. */
export function* broken(body: unknown): Generator<unknown, void> {
  const text = JSON.stringify(body);
  for (const { 0: place, index } of text.matchAll(/"[\w-]+":/g)) {
    for (const value of BAD) {
      // The same key stands twice and the last one counts, so the good value goes under another name.
      const [before, after] = [text.slice(0, index), text.slice(index + place.length)];
      yield parseJson(`${before}${place}${value},"was_${place.slice(1)}${after}`);
    }
  }
}

const IDS: ReadonlySet<string> = new Set([
  "externalId",
  "externalIds",
  "replyTo",
  "echoOf",
  "album",
  "key",
  "threadKey",
  "ref",
  "uploadId",
  "from",
  "to",
]);

/** Ids are texts and not empty, numbers are whole where they count, moments are ones that a Date can hold. */
export function assertSound(events: readonly Inbound[]): void {
  for (const event of events) {
    const at = event.type === "message" ? event.sentAt : event.at;
    assert.ok(at >= 0 && !Number.isNaN(new Date(at).getTime()), `a moment ${at}`);
  }
  walk(events, "");
}

function walk(value: unknown, name: string): void {
  if (typeof value === "number") {
    assert.ok(Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER, `${name} ${value}`);
  }
  if (typeof value === "string") assert.ok(value.isWellFormed(), `${name} has half a character`);
  if (IDS.has(name) && value !== undefined && !Array.isArray(value)) {
    assert.ok(typeof value === "string" && value !== "", `${name} should be a text, got ${value}`);
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) walk(member, Array.isArray(value) ? name : key);
}
