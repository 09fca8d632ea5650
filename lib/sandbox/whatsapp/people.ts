import { randomDigits } from "@/lib/sandbox/graph/ids.ts";
import { unknown } from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import type { WaDialogue, WaNumber, WhatsappPerson, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";

export interface NewPerson {
  /** Digits, the country's code first. */
  readonly phone: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly avatar?: SampleName;
  /** The id within the business; made when it is not given. */
  readonly userId?: string;
  readonly username?: string;
  /** By default whoever has a username hides the number. */
  readonly hidesPhone?: boolean;
  readonly hidesReading?: boolean;
}

const BURST = 45;

/** @throws {RangeError} for a number that is none */
export function newPerson({ people }: WhatsappWorld, given: NewPerson): WhatsappPerson {
  const { phone, userId = newUserId(phone), username, hidesPhone = username !== undefined } = given;
  if (!/^\d{7,15}$/.test(phone)) throw new RangeError(`Could not add a person: ${phone} is no number`);
  const { firstName, lastName, avatar, hidesReading = false } = given;
  const person = {
    key: userId,
    firstName,
    lastName,
    avatar,
    phone,
    userId,
    username,
    hidesPhone,
    hidesReading,
  };
  people.set(person.key, person);
  return person;
}

/** `RU.` or `XX.` and digits. */
export function newUserId(phone: string): string {
  return `${phone.startsWith("7") ? "RU" : "XX"}.${randomDigits(20)}`;
}

export function personCalled({ people }: WhatsappWorld, id: string): WhatsappPerson | undefined {
  return [...people.values()].find(({ phone, userId }) => phone === id || userId === id);
}

/** The number's dialogue with a person, begun in silence when there was none. */
export function dialogueOf({ dialogues }: WaNumber, person: WhatsappPerson): WaDialogue {
  const known = dialogues.get(person.key);
  if (known) return known;
  const dialogue: WaDialogue = {
    person,
    lastInbound: null,
    blocked: false,
    offline: false,
    messages: new Map(),
    pace: { left: BURST, at: 0 },
  };
  dialogues.set(person.key, dialogue);
  return dialogue;
}

/**
 * One message more to this person: at most 45 at once and then one in six seconds
 * (https://developers.facebook.com/docs/whatsapp/throughput). @returns false when it is too many
 */
export function takePace(dialogue: WaDialogue, now: number): boolean {
  const { left, at } = dialogue.pace;
  const grown = Math.min(BURST, left + Math.max(0, now - at) / 6_000);
  dialogue.pace = { left: grown < 1 ? grown : grown - 1, at: now };
  return grown >= 1;
}

export function numberOf({ accounts }: WhatsappWorld, id: string | undefined): WaNumber {
  const found = id === undefined ? [...accounts.values()][0] : accounts.get(id);
  if (!found) throw unknown("number", id ?? "(none is registered)");
  return found;
}
