import type { XWorld } from "@/lib/sandbox/twitter/state.ts";

/** X's own beginning of time, in ms since the epoch. */
const EPOCH = 1_288_834_974_657n;
const SEQUENCE_BITS = 22n;

/** The next id: its time and a sequence, nineteen digits, which no JavaScript number holds. */
export function nextId(world: XWorld): string {
  const time = BigInt(world.core.clock.now()) - EPOCH;
  world.lastId = (world.lastId + 1n) % (1n << SEQUENCE_BITS);
  return String((time << SEQUENCE_BITS) | world.lastId);
}

/** The id of an event's delivery: 64 bits with a sign. */
export function eventUuid(): string {
  const [value = 0n] = crypto.getRandomValues(new BigInt64Array(1));
  return String(value);
}

/** @param bytes how many random bytes, each two hex digits */
export function randomHex(bytes: number): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toHex();
}
