import type { Choice, Inbound, InboundMessage } from "@/lib/channels/channel.ts";

const MARK = "otklik";
const CODE = /^otklik:([\w.-]{1,40}):([a-z0-9_-]{1,16})$/;

/** What a press of one of our buttons says. */
export interface ReadChoice {
  readonly ref: string;
  readonly id: string;
}

/**
 * The code behind a button: at most 64 bytes of ASCII, which is what the strictest platform takes.
 * @param ref `Outbound.id`
 */
export function choiceCode(ref: string, { id }: Pick<Choice, "id">): string {
  return `${MARK}:${ref}:${id}`;
}

/** Reads a code back; undefined for a button of anybody else. */
export function readChoice(code: string | undefined): ReadChoice | undefined {
  const [, ref, id] = CODE.exec(code ?? "") ?? [];
  return ref === undefined || id === undefined ? undefined : { ref, id };
}

/**
 * A press as an event: a choice where its code is one of ours, else the message that any button is.
 * @param press what `Channel.pressed` takes
 */
export function asPressed(message: InboundMessage, code: string | undefined, press?: string): Inbound {
  const read = readChoice(code);
  if (!read) return message;
  const { externalId, person, sentAt } = message;
  return { type: "choice", externalId, ...read, person, press, message, at: sentAt };
}
