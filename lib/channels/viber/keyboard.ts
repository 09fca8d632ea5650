import type { Inbound, InboundMessage, Outbound } from "@/lib/channels/channel.ts";
import { asPressed, choiceCode } from "@/lib/channels/choices.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";

/** A keyboard is six columns wide. (REST bot API, keyboards) */
const COLUMNS = 6;

/**
 * A keyboard below the conversation. A button writes its words, and what we track comes back with the next
 * message: there we keep which words were whose.
 */
export function keyboardOf({ id, choices = [] }: Outbound): Record<string, unknown> {
  if (choices.length === 0) return { tracking_data: "" };
  const codes = Object.fromEntries(choices.map((choice) => [choice.label, choiceCode(id, choice)]));
  const Columns = Math.max(1, Math.floor(COLUMNS / choices.length));
  const Buttons = choices.map(({ label }) => ({
    Columns,
    Rows: 1,
    ActionType: "reply",
    ActionBody: label,
    Text: label,
    TextSize: "large",
  }));
  return {
    tracking_data: JSON.stringify(codes),
    keyboard: { Type: "keyboard", DefaultHeight: false, Buttons },
  };
}

/** A message whose words are those of a button that hung on our last one is a press of it. */
export function asKey(message: InboundMessage, tracking: Peek): Inbound {
  return asPressed(message, codesIn(tracking.text ?? "").get(message.text).text);
}

function codesIn(tracking: string): Peek {
  try {
    return new Peek(tracking.startsWith("{") ? parseJson(tracking) : undefined);
  } catch (error) {
    if (error instanceof SyntaxError) return new Peek(undefined);
    throw error;
  }
}
