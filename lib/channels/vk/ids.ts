import type { Peek } from "@/lib/channels/json.ts";

/** A message of a private conversation: by its number there, or by the id that older events give. */
export interface MessageRef {
  readonly peer: number;
  /** Digits, as VK wrote them. */
  readonly cmid?: string;
  readonly id?: string;
}

/** Peer ids from here on are chats of several people. */
const FIRST_CHAT = 2_000_000_000;

/** A whole number, whether it came as a number or as its digits. */
export function integer(value: Peek): number | undefined {
  const text = value.id;
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A whole number above zero. */
export function positive(value: Peek): number | undefined {
  const number = integer(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** The digits of a whole number above zero, however many there are: an id is told from others, never counted. */
function digits(value: Peek): string | undefined {
  const text = value.id;
  return text !== undefined && /^[1-9]\d{0,19}$/.test(text) ? text : undefined;
}

/** The person on the other side of a private conversation; a chat of several people is nobody. */
export function userPeer(value: Peek): number | undefined {
  const peer = positive(value);
  return peer !== undefined && peer < FIRST_CHAT ? peer : undefined;
}

/**
 * `m{peer}_{conversation_message_id}`, or `m{peer}_id{id}` where the event has no number in the
 * conversation; undefined where it has neither.
 */
export function messageId(peer: number, cmid: Peek, id: Peek): string | undefined {
  const number = digits(cmid);
  if (number !== undefined) return `m${peer}_${number}`;
  const global = digits(id);
  return global === undefined ? undefined : `m${peer}_id${global}`;
}

/** What `messageId` made, taken apart; null for anything else. */
export function readMessageId(externalId: string): MessageRef | null {
  const match = /^m(\d{1,15})_(id)?([1-9]\d{0,19})$/.exec(externalId);
  if (!match) return null;
  const peer = Number(match[1]);
  return match[2] ? { peer, id: match[3] } : { peer, cmid: match[3] };
}

/** The number of a wall comment `c{owner}_{id}`, or undefined. */
export function readCommentId(externalId: string): number | undefined {
  const match = /^c-?\d{1,15}_(\d{1,15})$/.exec(externalId);
  return match ? Number(match[1]) : undefined;
}
