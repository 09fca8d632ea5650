import type { MemberView } from "@/lib/inbox/view.ts";
import type { Cause } from "@/lib/notify/causes.ts";

/** What a member has been told, as pages and the API see it. Times are ISO 8601 in UTC. */
export interface NotificationView {
  id: string;
  /** A word for what happened, such as `sla.breached`. */
  kind: string;
  cause: Cause;
  /** One sentence without anything that a customer wrote. */
  text: string;
  /** Where it leads. */
  url: string;
  ticket?: { id: string; number: number; contactName: string };
  messageId?: string;
  /** The first words of that message. */
  excerpt?: string;
  connection?: { id: string; name: string };
  /** Who caused it. */
  by?: MemberView;
  createdAt: string;
  readAt?: string;
}

export interface NotificationPage {
  items: NotificationView[];
  nextCursor: string | null;
  /** How many are unread in all, 100 for more. */
  unread: number;
}
