import type { Peek } from "@/lib/channels/json.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { SlackRefusal } from "@/lib/sandbox/slack/errors.ts";

const MOST_LABEL = 75;
const MOST_VALUE = 2_000;
const MOST_ID = 255;
const MOST_IN_ROW = 25;

/**
 * The buttons in the blocks of a message (https://docs.slack.dev/reference/block-kit/block-elements/button-element);
 * each is its element in JSON, to be pressed by.
 * @throws {SlackRefusal} invalid_blocks
 */
export function keysIn(blocks: Peek): Line["buttons"] {
  const rows = blocks.list.filter((block) => block.get("type").text === "actions");
  if (rows.some((row) => row.get("elements").list.length > MOST_IN_ROW)) {
    throw new SlackRefusal("invalid_blocks");
  }
  return rows.flatMap((row) => row.get("elements").list).map((element) => {
    const label = element.at("text", "text").text ?? "";
    const tooLong = label.length > MOST_LABEL || (element.get("value").text ?? "").length > MOST_VALUE ||
      (element.get("action_id").text ?? "").length > MOST_ID;
    if (label === "" || tooLong || element.at("text", "type").text !== "plain_text") {
      throw new SlackRefusal("invalid_blocks");
    }
    return { text: label, data: JSON.stringify(element.value) };
  });
}
