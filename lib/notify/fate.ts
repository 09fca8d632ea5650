import type { Statement, Store } from "@/db/libsql.ts";
import type { messages, MessageStatus } from "@/db/schema/workspace.ts";
import { notify } from "@/lib/notify/notify.ts";

const KINDS: Partial<Record<MessageStatus, string>> = {
  failed: "message.failed",
  unsure: "message.unsure",
};

/** Tells whoever wrote an answer that it failed, or that nobody knows whether it arrived. */
export function tellAuthor(
  store: Store,
  message: Pick<typeof messages.$inferSelect, "id" | "authorType" | "authorId" | "status">,
  ticketId: string,
  status: MessageStatus,
): Statement[] {
  const kind = KINDS[status];
  const known = message.status === status;
  if (!kind || known || message.authorType !== "agent" || message.authorId === null) return [];
  return notify(store, { kind, memberIds: [message.authorId], ticketId, messageId: message.id });
}
