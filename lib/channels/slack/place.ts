import type { Thread } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";
import type { EventContext } from "@/lib/channels/slack/context.ts";
import { messageIdOf, readMessageId } from "@/lib/channels/slack/ids.ts";
import type { Target } from "@/lib/channels/slack/upload.ts";

/** Conversations that are one ticket as a whole: with the app alone, or with a few people beside it. */
const DIRECT: ReadonlySet<string> = new Set(["im", "mpim"]);

/**
 * The ticket of a message. In a channel that the app was invited to, every thread is one: `channel:root`. An
 * event that names no conversation is answered to its author, whom Slack finds by their id as well.
 */
export function threadOf(event: Peek, context: EventContext): Thread | undefined {
  const channel = idOf(event.get("channel"));
  if (channel === undefined) {
    const user = idOf(event.get("user"));
    return user === undefined ? undefined : { kind: "direct", key: user };
  }
  if (isDirect(event, channel)) return { kind: "direct", key: channel };
  const root = rootOf(event);
  const key = messageIdOf(event.get("channel"), root);
  if (key === undefined) return { kind: "discussion", key: channel };
  const url = pageOf(context, channel, root.text);
  return { kind: "discussion", key, post: url === undefined ? undefined : { externalId: key, url } };
}

/** Where an answer to a ticket goes: what `threadOf` made of its key, taken apart. */
export function targetOf(key: string): Target {
  const ref = readMessageId(key);
  return ref ? { channel: ref.channel, threadTs: ref.ts } : { channel: key };
}

/** Page of a conversation, or of one message in it. */
export function pageOf({ team, site }: EventContext, channel: string, ts?: string): string | undefined {
  const place = encodeURIComponent(channel);
  if (site && ts) return `${site}archives/${place}/p${ts.replace(".", "")}`;
  return team === "" ? undefined : `https://app.slack.com/client/${encodeURIComponent(team)}/${place}`;
}

/** The first message of a thread, which may be this one. */
function rootOf(event: Peek): Peek {
  return event.get("thread_ts").exists ? event.get("thread_ts") : event.get("ts");
}

/** A conversation of one person and the app has an id that begins with D, also where it is called `app_home`. */
function isDirect(event: Peek, channel: string): boolean {
  return channel.startsWith("D") || DIRECT.has(event.get("channel_type").text ?? "");
}
