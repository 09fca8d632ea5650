import type { Outbound } from "@/lib/channels/channel.ts";
import { choiceCode } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";

/** Buttons in one row of an inline keyboard (dev.vk.com/api/bots/development/keyboard). */
const PER_ROW = 5;

/**
 * Buttons inside the message that call back and write nothing into the conversation.
 * @returns JSON for messages.send, or undefined where there is nothing to choose
 */
export function keyboardOf({ id, choices = [] }: Outbound): string | undefined {
  if (choices.length === 0) return undefined;
  const buttons = choices.map((choice) => ({
    action: { type: "callback", label: choice.label, payload: { code: choiceCode(id, choice) } },
  }));
  const rows = Array.from(
    { length: Math.ceil(buttons.length / PER_ROW) },
    (_, row) => buttons.slice(row * PER_ROW, (row + 1) * PER_ROW),
  );
  return JSON.stringify({ inline: true, buttons: rows });
}

/** The code in a button's payload, which comes as an object or as its JSON. */
export function codeOf(payload: Peek): string | undefined {
  return payload.get("code").text ?? inJson(payload.text);
}

function inJson(text: string | undefined): string | undefined {
  return /^\{"code":"([\w.:-]{1,80})"\}$/.exec(text ?? "")?.[1];
}
