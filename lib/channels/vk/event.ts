import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { positive } from "@/lib/channels/vk/ids.ts";

/** What the readers of events know besides the event's own object. */
export interface EventContext {
  /** The community's id, above zero; as an author it appears below zero. */
  readonly group: number;
  /** ms since the epoch: for events to which VK gives no time. */
  readonly now: number;
  /** The owner wants comments under photos, or under videos, too. */
  readonly mediaComments: Readonly<Record<"photo" | "video", boolean>>;
}

/** Reads one type of event; a shape that it does not know is []. */
export type EventReader = (object: Peek, context: EventContext) => Inbound[];

/** Seconds; beyond it no date can be shown. */
const FAR_FUTURE = 100_000_000_000;

/** VK's seconds as ms, or the time of arrival where the event has none. */
export function timeOf(seconds: Peek, context: EventContext): number {
  const value = positive(seconds);
  return value !== undefined && value < FAR_FUTURE ? value * 1000 : context.now;
}
