import assert from "node:assert/strict";
import fc from "fast-check";
import type { Inbound } from "@/lib/channels/channel.ts";
import { parseJson } from "@/lib/channels/json.ts";

type Normalise = (payload: unknown) => Inbound[];

const BAD = [
  "null",
  "[]",
  "{}",
  "[null]",
  '"\\ud800"',
  "9007199254740993",
  "-1",
  "1e308",
  "true",
  '""',
  '"__proto__"',
];
const RUNS = { numRuns: 300 };

/** Feeds a reader anything at all: it must never throw, and tell sound texts and numbers only. */
export function surviveAnything(normalise: Normalise): void {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (payload) => soundly(normalise, payload)),
    RUNS,
  );
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (payload) => soundly(normalise, payload)),
    RUNS,
  );
}

/** Breaks each member of good payloads in turn, in every way. */
export function surviveMutations(normalise: Normalise, good: readonly unknown[]): void {
  for (const payload of good) {
    assert.ok(normalise(payload).length > 0, `A good payload should be read: ${JSON.stringify(payload)}`);
    const text = JSON.stringify(payload);
    for (const { index, 0: place } of text.matchAll(/"\w+":/g)) {
      for (const value of BAD) {
        // The same key stands twice: the last one counts, so the good value goes under another name.
        const broken = `${text.slice(0, index)}${place}${value},"was_${place.slice(1)}${
          text.slice(index + place.length)
        }`;
        soundly(normalise, parseJson(broken));
      }
    }
  }
}

/** Puts junk beside and in the place of the members of an event, which without any of it is read. */
export function surviveJunk(
  normalise: Normalise,
  wrap: (junk: Record<string, unknown>) => unknown,
  keys: readonly string[],
): void {
  assert.ok(normalise(wrap({})).length > 0, "Without junk the event should be read");
  const junk = fc.dictionary(fc.constantFrom(...keys), fc.anything(), { maxKeys: 6 });
  fc.assert(fc.property(junk, (members) => soundly(normalise, wrap(members))), RUNS);
}

function soundly(normalise: Normalise, payload: unknown): void {
  const events = normalise(payload);
  assert.ok(Array.isArray(events));
  assert.deepEqual(normalise(payload), events);
  for (const event of events) {
    const at = event.type === "message" ? event.sentAt : event.at;
    assert.ok(at >= 0 && !Number.isNaN(new Date(at).getTime()));
    if ("externalId" in event) assert.ok(typeof event.externalId === "string" && event.externalId !== "");
    if ("person" in event) assert.ok(typeof event.person.externalId === "string");
  }
  walk(events);
}

function walk(value: unknown): void {
  if (typeof value === "string") assert.ok(value.isWellFormed());
  if (typeof value === "number") {
    assert.ok(Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  }
  if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
}
