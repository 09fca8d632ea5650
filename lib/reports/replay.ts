import type { messages } from "@/db/schema/workspace.ts";
import { type Answer, NATIVE } from "@/lib/reports/tally.ts";

/** What replaying reads of a message. */
export type Heard = Pick<
  typeof messages.$inferSelect,
  "id" | "ticketId" | "direction" | "authorType" | "authorId" | "private" | "sentAt"
>;

/** An answer, and who gave it. */
export interface Given extends Answer {
  readonly agentId: string;
}

/** A customer's message, or one of a person on our side that the customer sees; else it is not counted. */
export function sideOf({ direction, authorType, private: isPrivate }: Heard): "in" | "out" | null {
  if (direction === "in") return "in";
  return !isPrivate && (authorType === "agent" || authorType === "native") ? "out" : null;
}

/** Who wrote an answer, as reports know them. */
export function writerOf({ authorType, authorId }: Heard): string {
  return authorType === "native" ? NATIVE : authorId ?? "";
}

/**
 * The answers that somebody waited for, told from a ticket's messages.
 * @param heard in the order in which people read them
 * @param closings when it was closed, ms since the epoch, oldest first: nobody waits any more then
 */
export function replay(heard: readonly Heard[], closings: readonly number[]): Given[] {
  const given: Given[] = [];
  let since: number | null = null;
  let closed = 0;
  for (const message of heard) {
    const { id: messageId, sentAt: at } = message;
    for (; (closings[closed] ?? Infinity) <= at; closed++) since = null;
    const side = sideOf(message);
    if (side === "in") since ??= at;
    if (side !== "out" || since === null) continue;
    given.push({ messageId, at, since, first: given.length === 0, agentId: writerOf(message) });
    since = null;
  }
  return given;
}
