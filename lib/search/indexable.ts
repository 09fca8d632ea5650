import type { messages, tickets } from "@/db/schema/workspace.ts";

/** A message with what it can be found by. */
export interface Indexable {
  readonly id: string;
  readonly text: string;
  readonly connectionId: string;
  /** The customer whose ticket it is in; absent when nobody knows. */
  readonly identityId?: string;
  /** The customer who wrote it, when it is another. */
  readonly guestId?: string;
}

type Message = Pick<typeof messages.$inferInsert, "id" | "text" | "connectionId" | "authorType" | "authorId">;
type Ticket = Pick<typeof tickets.$inferSelect, "identityId" | "contactId">;

/**
 * What the index has to know of a message and the ticket that it stands in. What the product writes by itself,
 * broadcasts too, is the same in a thousand conversations, and would hide what people wrote: it is left out.
 */
export function indexable(message: Message, ticket: Ticket | undefined): Indexable {
  const { id, connectionId, authorType, authorId } = message;
  const text = authorType === "system" ? "" : message.text;
  const customer = authorType === "contact" ? authorId : undefined;
  const guestId = customer && customer !== ticket?.contactId ? customer : undefined;
  return { id, text, connectionId, identityId: ticket?.identityId, guestId };
}
