import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { idOf, moment, words } from "@/lib/channels/reading.ts";
import { messageIdOf, readAccountId } from "@/lib/channels/slack/ids.ts";
import { standInId } from "@/lib/channels/stand_in.ts";

const FORM = "payload=";
const decoder = new TextDecoder("utf-8", { fatal: false });

/** Presses come as a form with JSON in its one field, everything else as JSON. @throws {SyntaxError} */
export function parse(body: Uint8Array<ArrayBuffer> | string): unknown {
  const text = typeof body === "string" ? body : decoder.decode(body);
  if (!text.startsWith(FORM)) return parseJson(body);
  return parseJson(new URLSearchParams(text).get("payload") ?? "");
}

/**
 * `block_actions`: a button under a message of the bot was pressed
 * (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload). In a channel anybody may
 * press it, so only a private conversation counts.
 */
export function readPressed(body: Peek, connection: Connection): Inbound[] {
  const { team } = readAccountId(connection.accountId);
  const channel = idOf(body.at("channel", "id"));
  const user = idOf(body.at("user", "id"));
  const [action] = body.get("actions").list;
  if (!action || user === undefined || !channel?.startsWith("D")) return [];
  if (team !== "" && idOf(body.at("team", "id")) !== team) return [];
  const message = messageIdOf(body.get("channel"), body.at("message", "ts"));
  const text = words(action.at("text", "text")) ?? "";
  const pressed = {
    type: "message",
    externalId: `action:${idOf(action.get("action_ts")) ?? standInId(body)}:${message ?? channel}`,
    thread: { kind: "direct", key: channel },
    from: "contact",
    person: { externalId: user },
    text,
    attachments: [],
    replyTo: message,
    sentAt: moment(action.get("action_ts")),
    unknown: text === "" ? { what: "postback" } : undefined,
  } as const;
  return [asPressed(pressed, action.get("value").text)];
}
