import { UserRound } from "@/components/icons.ts";
import { ticketHref } from "@/components/inbox/filters.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { follow } from "@/islands/_palette/follow.ts";
import { ticketEntry } from "@/islands/_palette/seen_tickets.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import { otherLayout } from "@/lib/replies/writing/layout.ts";
import type { SearchAnswer, SearchHit, SnippetPart } from "@/lib/search/view.ts";

const MOST = 10;

/**
 * Tickets and customers of the whole history. What finds nothing is asked again as it would read in the other
 * keyboard layout.
 * @throws when there is no answer
 */
export async function search(t: Translate, question: string, signal: AbortSignal): Promise<Entry[]> {
  const found = await ask(question, signal);
  const other = otherLayout(question);
  const meant = found.length > 0 || other === question.toLowerCase() ? found : await ask(other, signal);
  return meant.map((hit) => entryOf(t, hit));
}

async function ask(question: string, signal: AbortSignal): Promise<SearchHit[]> {
  const query = new URLSearchParams({ q: question, limit: String(MOST) });
  const response = await fetch(`/api/v1/search?${query}`, { signal });
  // A question that is not one yet, as `from:` without a name.
  if (response.status === 400 || response.status === 422) return [];
  if (!response.ok) throw new Error(`The search failed: ${response.status}`);
  const { items }: SearchAnswer = await response.json();
  return items;
}

function entryOf(t: Translate, hit: SearchHit): Entry {
  if (hit.type !== "contact") {
    const { ticket, message } = hit;
    const text = message ? plain(message.snippet) : ticket.preview;
    return ticketEntry(t, ticket, text, ticketHref(ticket.id, {}));
  }
  const { contact, snippet } = hit;
  const href = `/contacts/${encodeURIComponent(contact.id)}`;
  return {
    id: `person:${contact.id}`,
    group: "people",
    icon: UserRound,
    title: contact.name,
    text: plain(snippet),
    side: contact.city,
    href,
    run: () => follow(href),
  };
}

function plain(snippet: readonly SnippetPart[]): string {
  return snippet.map(({ text }) => text).join("").replace(/\s+/g, " ").trim();
}
