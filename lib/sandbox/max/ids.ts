import type { MaxWorld } from "@/lib/sandbox/max/state.ts";

/** Time in ms times 2^16, with a sequence below: a 64-bit number far beyond 2^53. */
export function nextSeq(world: MaxWorld): bigint {
  world.lastId = (world.lastId + 1n) % 65_536n;
  return (BigInt(world.core.clock.now()) << 16n) | world.lastId;
}

/** The id of a message in a chat. */
export function midOf(chatId: number, seq: bigint): string {
  return `mid.${chatId.toString(16).padStart(16, "0")}${seq.toString(16).padStart(16, "0")}`;
}

/** @param bytes how many random bytes */
export function randomToken(bytes: number): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toBase64({ alphabet: "base64url", omitPadding: true });
}
