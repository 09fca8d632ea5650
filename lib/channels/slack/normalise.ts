import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { contextOf, type EventContext } from "@/lib/channels/slack/context.ts";
import { readMessage } from "@/lib/channels/slack/messages.ts";
import { readPressed } from "@/lib/channels/slack/pressed.ts";
import { reactionReader, readRevoked, readUninstalled } from "@/lib/channels/slack/signals.ts";

type Reader = (event: Peek, context: EventContext) => Inbound[];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["message", readMessage],
  ["app_mention", readMessage],
  ["reaction_added", reactionReader(true)],
  ["reaction_removed", reactionReader(false)],
  ["app_uninstalled", readUninstalled],
  ["tokens_revoked", readRevoked],
]);

/** Reads one call of the Events API, or a press of a button; others and other workspaces are nothing. */
export function normalise(payload: unknown, connection: Connection): Inbound[] {
  const body = new Peek(payload);
  if (body.get("type").text === "block_actions") return readPressed(body, connection);
  if (body.get("type").text !== "event_callback") return [];
  const context = contextOf(body, connection);
  const event = body.get("event");
  return context ? READERS.get(event.get("type").text ?? "")?.(event, context) ?? [] : [];
}
