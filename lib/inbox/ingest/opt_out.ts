import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { IdentityRow, TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** A whole message that is one of these ends the broadcasts; of those, begins them again. */
const STOP: ReadonlySet<string> = new Set(["стоп", "stop", "отписаться", "unsubscribe"]);
const START: ReadonlySet<string> = new Set(["старт", "start", "подписаться", "subscribe"]);

/** Heeds the word by which a person asks for no more broadcasts, or for them again (VK-21). */
export function heedOptOut(
  set: WorkingSet,
  { origin }: Item,
  identity: IdentityRow,
  message: InboundMessage,
  { id: ticketId }: TicketRow,
): void {
  if (!origin.capability.broadcast || message.thread.kind !== "direct" || message.via) return;
  const word = message.text.trim().replace(/^[«"'/]+|[»"'.,!…]+$/g, "").toLowerCase();
  const wants = STOP.has(word) ? false : START.has(word) ? true : undefined;
  if (wants === undefined || wants === (identity.optedOutAt === null)) return;
  set.identities.change(identity, { optedOutAt: wants ? null : set.now });
  set.event("contact.updated", ticketId);
}
