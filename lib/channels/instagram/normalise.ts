import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { entriesOf, isOwn } from "@/lib/channels/graph/envelope.ts";
import { readMessaging } from "@/lib/channels/graph/messaging.ts";
import { type ChangeReader, readComment } from "@/lib/channels/instagram/comments.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import { readMention } from "@/lib/channels/instagram/mentions.ts";
import { moment } from "@/lib/channels/reading.ts";

const READERS: ReadonlyMap<string, ChangeReader> = new Map([
  ["comments", readComment],
  ["live_comments", readComment],
  ["mentions", readMention],
]);

/** The account of the events that the app's dashboard sends for a try. */
const TEST_ACCOUNT = "0";

/**
 * Reads one webhook call of the object `instagram`: Direct, comments and mentions. Entries of other
 * accounts of the app and unknown shapes are nothing.
 */
export function normalise(payload: unknown, connection: Connection): Inbound[] {
  const entries = entriesOf(payload, "instagram").filter(({ id }) =>
    id !== TEST_ACCOUNT && isOwn(id, connection.accountId)
  );
  return entries.flatMap((entry) => [
    ...readMessaging(entry, links.inbox),
    ...entry.changes.flatMap(({ field, value }) =>
      READERS.get(field)?.(value, {
        account: entry.id ?? "",
        username: connection.state.username,
        sentAt: moment(entry.time),
      }) ?? []
    ),
  ]);
}
