import type { ContactSummary } from "@/lib/contacts/view.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

/** A piece of an excerpt; `hit`: it is what was looked for. Plain text: whoever shows it makes the marks. */
export interface SnippetPart {
  text: string;
  hit?: boolean;
}

/** A message that was found. */
export interface FoundMessage {
  id: string;
  author: { type: "contact" | "agent" | "system" | "native"; name: string };
  private: boolean;
  /** ISO 8601 */
  sentAt: string;
  snippet: SnippetPart[];
}

export type SearchHit =
  /** The message that fits best; absent: the ticket was found by its number. */
  | { type: "ticket"; ticket: TicketView; message?: FoundMessage }
  | { type: "message"; ticket: TicketView; message: FoundMessage }
  | { type: "contact"; contact: ContactSummary; snippet: SnippetPart[] };

export type SearchType = "all" | "tickets" | "messages" | "contacts";
export type SearchSort = "relevance" | "date";

export interface SearchAnswer {
  items: SearchHit[];
  nextCursor: string | null;
  /** So far back was looked, and `nextCursor` goes on from there; absent: the page is full, or this is all. */
  reachedAt?: string;
  /** The history from before the search is still being taken in. */
  filling: boolean;
  /** The query was longer than what is searched for. */
  cut: boolean;
  /** There was neither a word nor a filter in the query, so nothing was searched for. */
  wordless: boolean;
}
