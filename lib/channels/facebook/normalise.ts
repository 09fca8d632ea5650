import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { readComment } from "@/lib/channels/facebook/comments.ts";
import type { FeedItem } from "@/lib/channels/facebook/feed.ts";
import { links } from "@/lib/channels/facebook/links.ts";
import { readPost } from "@/lib/channels/facebook/posts.ts";
import { entriesOf, type Entry, isOwn } from "@/lib/channels/graph/envelope.ts";
import { readMessaging } from "@/lib/channels/graph/messaging.ts";
import { moment, words } from "@/lib/channels/reading.ts";

/**
 * Reads one webhook call of the object `page`: conversations and the feed's comments. Entries of other
 * pages of the app and unknown shapes are nothing.
 */
export function normalise(payload: unknown, connection: Connection): Inbound[] {
  return entriesOf(payload, "page").filter((entry) => isOwn(entry.id, connection.accountId)).flatMap(
    (entry) => {
      const page = entry.id ?? "";
      return [...readMessaging(entry, links.inbox(page)), ...readBlock(entry), ...readFeed(entry, page)];
    },
  );
}

function readFeed(entry: Entry, page: string): Inbound[] {
  return entry.changes.flatMap(({ field, value }) => {
    if (field !== "feed") return [];
    const item: FeedItem = { value, page, sentAt: moment(entry.time) };
    return value.get("item").text === "comment" ? readComment(item) : readPost(item);
  });
}

/** Facebook forbade the page to send (developers.facebook.com/docs/messenger-platform, "policy enforcement"). */
function readBlock(entry: Entry): Inbound[] {
  return entry.messaging.flatMap((event) => {
    const notice = event.get("policy_enforcement").exists
      ? event.get("policy_enforcement")
      : event.get("policy-enforcement");
    if (notice.get("action").text !== "block") return [];
    const reason = words(notice.get("reason")) ?? "policy";
    return [{ type: "revoked", reason, at: moment(event.get("timestamp"), entry.time) }];
  });
}
