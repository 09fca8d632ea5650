import type { LiveEvent } from "@/lib/inbox/view.ts";
import type { PresenceNews } from "@/lib/team/presence.ts";

/** ms after which a browser comes again by itself. */
const AGAIN_MS = 2_000;

/**
 * Something to write, so that nobody between us and the client takes the line for dead. It has a name and
 * data, because a browser tells its page nothing of a comment, and a page must notice when the beat stops.
 */
export const HEARTBEAT = "event: beat\ndata: {}\n\n";

/**
 * The first frame (WHATWG HTML, 9.2). Its id is where the stream goes on from, so that a line that breaks
 * before the first event resumes at the right place.
 * @param latest the newest `seq` of the workspace
 */
export function readyFrame(after: number, latest: number): string {
  return `retry: ${AGAIN_MS}\nevent: ready\nid: ${after}\ndata: ${JSON.stringify({ seq: latest })}\n\n`;
}

export function eventFrame(event: LiveEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Who has a ticket open. Without an id: it is no line of the log, and nothing resumes behind it. */
export function presenceFrame(news: PresenceNews): string {
  return `event: presence\ndata: ${JSON.stringify(news)}\n\n`;
}

/** The last frame: coming again is of no use. */
export function endFrame(reason: "signed_out"): string {
  return `event: end\ndata: ${JSON.stringify({ reason })}\n\n`;
}
