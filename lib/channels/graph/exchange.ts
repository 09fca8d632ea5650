import type { Entry } from "@/lib/channels/graph/envelope.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";

/** One event of a conversation, with the two sides told apart. */
export interface Exchange {
  readonly event: Peek;
  /** The account-scoped id of the customer. */
  readonly customer: string;
  /** The account's side did it: we, a colleague in the platform's app, or another app. */
  readonly ours: boolean;
  /** ms since the epoch. */
  readonly at: number;
  readonly inboxUrl: string;
}

/** Tells the sides apart; undefined when there is no customer in it. */
export function exchangeOf(event: Peek, entry: Entry, inboxUrl: string): Exchange | undefined {
  const sender = idOf(event.at("sender", "id"));
  const recipient = idOf(event.at("recipient", "id"));
  const echo = event.at("message", "is_echo").isTrue;
  const ours = echo || (sender !== undefined && sender === entry.id);
  const customer = [ours ? recipient : sender, sender].find((id) => id !== undefined && id !== entry.id);
  if (customer === undefined) return undefined;
  return { event, customer, ours, at: timeOf(event, entry), inboxUrl };
}

function timeOf(event: Peek, entry: Entry): number {
  return moment(
    event.get("timestamp"),
    event.at("read", "watermark"),
    event.at("delivery", "watermark"),
    entry.time,
  );
}
