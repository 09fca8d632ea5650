import fc from "fast-check";
import type { Desk } from "./desk.ts";

const MINUTE = 60_000;
/** The clocks of Berlin are put forward on the next day, and those of Lord Howe back a week later. */
const START = Date.parse("2026-03-28T09:00:00Z");

/** What happens, one after another. */
export const acts = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...["hear", "hear", "hear", "answer", "answer", "native", "close", "reopen", "tag"] as const,
    ),
    connection: fc.nat(1),
    person: fc.constantFrom("Ира", "Олег", "Яна"),
    agent: fc.nat(2),
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 2_000 })),
  }),
  { minLength: 5, maxLength: 60, size: "max" },
);

export type Acts = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** @returns the moment of the last act */
export async function play(desk: Desk, history: Acts, connections: readonly string[]): Promise<number> {
  const { anna, boris, dina } = desk.cast;
  const newest = new Map<string, string>();
  let now = START;
  for (const { what, connection, person, agent, minutes } of history) {
    now += minutes * MINUTE;
    const connectionId = connections[connection] ?? "";
    const by = [anna, boris, dina][agent] ?? anna;
    const key = `${connectionId} ${person}`;
    const ticketId = newest.get(key);
    if (what === "hear") newest.set(key, (await desk.hear(connectionId, person, now)).id);
    else if (what === "native") await desk.native(connectionId, person, now);
    else if (ticketId && what === "answer") await desk.answer(ticketId, by, now);
    else if (ticketId && what === "close") await desk.close(ticketId, by, now);
    else if (ticketId && what === "reopen") await desk.reopen(ticketId, by, now);
    else if (ticketId && what === "tag") await desk.tag(ticketId, "Доставка");
  }
  return now;
}
