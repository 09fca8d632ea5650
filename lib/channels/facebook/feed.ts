import type { Peek } from "@/lib/channels/json.ts";

/** One change of a page's feed (developers.facebook.com/docs/pages-api/webhooks-for-pages). */
export interface FeedItem {
  readonly value: Peek;
  /** The page's id; as an author it is us. */
  readonly page: string;
  /** When Facebook sent the change, as ms since the epoch. */
  readonly sentAt: number;
}
