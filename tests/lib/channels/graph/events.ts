import assert from "node:assert/strict";
import type { Inbound, InboundMessage } from "@/lib/channels/channel.ts";

/** The only event, or a failure. */
export function only(events: readonly Inbound[]): Inbound {
  const [first, second] = events;
  if (!first || second) throw new Error(`Expected one event, got ${events.length}`);
  return first;
}

/** The only message among the events. */
export function onlyMessage(events: readonly Inbound[]): InboundMessage {
  const [first, second] = events.filter((event) => event.type === "message");
  if (!first || second) throw new Error(`Expected one message in ${JSON.stringify(events)}`);
  return first;
}

/** Without members that are undefined, for comparing whole objects. */
export function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Well-formed texts, finite numbers, moments that a Date can hold, ids that are not empty. */
export function assertSound(value: unknown): void {
  if (typeof value === "string") assert.ok(value.isWellFormed());
  if (typeof value === "number") {
    assert.ok(Number.isFinite(value) && !Number.isNaN(new Date(value).getTime()));
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === "externalId" || key === "key") assert.ok(typeof member === "string" && member !== "");
    assertSound(member);
  }
}

/** A body in which, one after another, every member is replaced by each of the wrong values. */
export function* broken(body: unknown): Generator<unknown, void> {
  const text = JSON.stringify(body);
  const wrong = ["null", "[]", "{}", "[null]", '"\\ud800"', '""', "9007199254740993", "-1", "1e308", "true"];
  for (const { 0: place, index } of text.matchAll(/"[a-z_-]+":/g)) {
    for (const value of wrong) {
      const before = text.slice(0, index);
      const after = text.slice(index + place.length);
      yield JSON.parse(`${before}${place}${value},"was_${place.slice(1)}${after}`);
    }
  }
}
