import type { Outbound } from "@/lib/channels/channel.ts";
import { choiceCode } from "@/lib/channels/choices.ts";

/** Characters of a section's text (https://docs.slack.dev/reference/block-kit/blocks/section-block). */
const MOST_TEXT = 3_000;

/**
 * The text with a row of buttons below it, or nothing where there is none to choose from.
 * @param text escaped
 */
export function blocksOf({ id, choices = [] }: Outbound, text: string): unknown[] | undefined {
  if (choices.length === 0 || text.length > MOST_TEXT) return undefined;
  const elements = choices.map((choice) => ({
    type: "button",
    action_id: `otklik_${choice.id}`,
    value: choiceCode(id, choice),
    text: { type: "plain_text", text: choice.label, emoji: true },
  }));
  return [
    { type: "section", text: { type: "mrkdwn", text, verbatim: true } },
    { type: "actions", elements },
  ];
}
