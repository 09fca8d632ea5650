import { desc, inArray } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { searchPeopleDocs } from "@/db/schema/workspace.ts";
import { type Card, cardsOf } from "@/lib/search/cards.ts";
import { isMet, judge } from "@/lib/search/judge.ts";
import { matchOf } from "@/lib/search/match.ts";
import type { Position } from "@/lib/search/position.ts";
import type { Term } from "@/lib/search/query.ts";
import { snippet } from "@/lib/search/snippet.ts";
import type { SnippetPart } from "@/lib/search/view.ts";

export interface FoundContact {
  readonly id: string;
  /** The name with what was found in it; or another field, when it stands there. */
  readonly snippet: SnippetPart[];
}

export interface FoundContacts {
  readonly found: readonly FoundContact[];
  readonly next: Position | null;
}

interface Fit extends FoundContact {
  readonly doc: number;
  readonly byName: boolean;
}

/** Rows that one request looks at. */
const WINDOW = 300;

/** Contacts whose cards have all terms: those with the name first, the newest first among them. */
export async function findContacts(
  store: Store,
  terms: readonly Term[],
  from: Position,
  limit: number,
): Promise<FoundContacts> {
  const match = matchOf(terms);
  if (match === null) return { found: [], next: null };
  const { rows } = await store.query(MATCHING, [match, from.below, WINDOW]);
  const docs = rows.map((row) => Number(row.doc));
  const fits = await fitting(store, terms, docs);
  const begun = fits.findIndex(({ doc }) => doc === from.last) + 1;
  const found = fits.slice(begun, begun + limit);
  const last = found.at(-1);
  if (begun + limit < fits.length) return { found, next: { ...from, last: last?.doc } };
  const end = docs.at(-1);
  const more = docs.length === WINDOW && end !== undefined;
  return { found, next: more ? { newest: from.newest, below: end } : null };
}

const MATCHING = `SELECT rowid AS doc FROM search_people
  WHERE search_people MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;

async function fitting(store: Store, terms: readonly Term[], docs: readonly number[]): Promise<Fit[]> {
  if (docs.length === 0) return [];
  const rows = await store.db.select().from(searchPeopleDocs)
    .where(inArray(searchPeopleDocs.doc, [...docs])).orderBy(desc(searchPeopleDocs.doc));
  const cards = await cardsOf(store, rows.map(({ contactId }) => contactId));
  const fits = rows.flatMap(({ doc, contactId }) => fitOf(cards.get(contactId), doc, terms));
  return fits.toSorted((a, b) => Number(b.byName) - Number(a.byName) || b.doc - a.doc);
}

function fitOf(card: Card | undefined, doc: number, terms: readonly Term[]): Fit[] {
  if (!card) return [];
  const { name, ...others } = card.fields;
  const own = judge(name, terms);
  const base = { id: card.id, doc, byName: isMet(own) };
  if (base.byName) return [{ ...base, snippet: snippet(name, own.places) }];
  const texts = [
    ...Object.values(others),
    ...[...card.identities.values()].flatMap((one) => [one.name, one.username]),
    ...card.values.values(),
  ];
  const there = texts.find((text) => text && judge(text, terms).places.length > 0) ?? name;
  return [{ ...base, snippet: snippet(there, judge(there, terms).places) }];
}
