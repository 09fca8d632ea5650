import type { Outbound } from "@/lib/channels/channel.ts";
import { choiceCode } from "@/lib/channels/choices.ts";

/** A button under a message; its code is 1–64 bytes (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
export interface Key {
  readonly text: string;
  readonly callback_data: string;
}

export function keysOf({ id, choices = [] }: Outbound): Key[] {
  return choices.map((choice) => ({ text: choice.label, callback_data: choiceCode(id, choice) }));
}
