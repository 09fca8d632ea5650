import { whatsapp } from "@/lib/channels/capabilities/whatsapp.ts";
import type { Outbound } from "@/lib/channels/channel.ts";
import { choiceCode } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";

/** Characters on the button that opens a list. */
const MOST_OPENER = 20;

/** A text with what may be chosen below it. */
export function interactive({ id, text, choices = [] }: Outbound): Record<string, unknown> {
  const options = choices.map((choice) => ({ id: choiceCode(id, choice), title: choice.label }));
  const body = { text };
  // More than fit as buttons are a list, which takes ten (Cloud API, interactive messages).
  if (options.length <= (whatsapp.csiAtOnce ?? 0)) {
    const buttons = options.map((reply) => ({ type: "reply", reply }));
    return { type: "interactive", interactive: { type: "button", body, action: { buttons } } };
  }
  const action = { button: openerOf(choices.map(({ label }) => label)), sections: [{ rows: options }] };
  return { type: "interactive", interactive: { type: "list", body, action } };
}

/** The list is closed at first: from where to where it goes is said in any language. */
function openerOf(labels: readonly string[]): string {
  const whole = `${labels[0]} – ${labels.at(-1)}`;
  return whole.length <= MOST_OPENER ? whole : "…";
}

/** The code of what was chosen, by a button or from a list. */
export function chosenIn(message: Peek): string | undefined {
  const part = message.get("interactive");
  return part.get(part.get("type").text ?? "").get("id").text ?? message.at("button", "payload").text;
}
