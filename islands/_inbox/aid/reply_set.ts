import { keptFresh } from "@/islands/_inbox/aid/freshness.ts";
import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import { ask } from "@/islands/_inbox/aid/ask_server.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";
import type { TicketValues } from "@/lib/replies/values.ts";
import { type Ranked, toRank } from "@/lib/replies/writing/rank.ts";

/** A saved reply, with all that it can be found by. */
export interface SavedReply extends SavedReplyView {
  readonly text: string;
}

const PAGE = 100;

const freshSet = keptFresh(() => load().then(toRank));
let lastSet: Ranked<SavedReply>[] | undefined;
const lastValues = new Map<string, TicketValues>();

/**
 * All saved replies that the writer may use: what is known at once, and what has changed since when it comes.
 * @throws when there is no answer to the first question
 */
export function replySet(kit: Kit): Promise<Ranked<SavedReply>[]> {
  return knownFirst(lastSet, freshSet(kit).then((set) => lastSet = set));
}

/** What fills the variables in a ticket: the same. */
export function valuesOf(ticketId: string): Promise<TicketValues> {
  const asked = ask<TicketValues>(`/tickets/${encodeURIComponent(ticketId)}/reply-values`);
  return knownFirst(
    lastValues.get(ticketId),
    asked.then((values) => {
      lastValues.set(ticketId, values);
      return values;
    }),
  );
}

/** As `valuesOf` last heard, once it has. */
export function latestValues(ticketId: string): TicketValues | undefined {
  return lastValues.get(ticketId);
}

function knownFirst<T>(known: T | undefined, asked: Promise<T>): Promise<T> {
  if (known === undefined) return asked;
  asked.catch(() => undefined);
  return Promise.resolve(known);
}

async function load(): Promise<SavedReply[]> {
  const all: SavedReply[] = [];
  for (let cursor = "";;) {
    const query = new URLSearchParams({ limit: String(PAGE), cursor });
    const page = await ask<Paged<SavedReplyView>>(`/saved-replies?${query}`);
    all.push(...page.items.map((one) => ({ ...one, text: Object.values(one.texts).join("\n") })));
    if (!page.nextCursor) return all;
    cursor = page.nextCursor;
  }
}
