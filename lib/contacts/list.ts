import type { Store } from "@/db/libsql.ts";
import type { ContactSummary } from "@/lib/contacts/view.ts";
import { recentContacts } from "@/lib/contacts/recent.ts";
import { NEWEST, silentContacts } from "@/lib/contacts/silent.ts";
import { contactSummaries } from "@/lib/contacts/summaries.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import { contactTerms } from "@/lib/search/contact_terms.ts";
import { findContacts } from "@/lib/search/find_contacts.ts";
import { firstPosition, positionCursor, positionOf } from "@/lib/search/position.ts";
import { parseQuery } from "@/lib/search/query.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

interface ContactPage {
  readonly q?: string;
  readonly limit: number;
  readonly cursor?: string;
}

type Ids = { readonly ids: readonly string[]; readonly nextCursor: string | null };

/**
 * Contacts, whoever wrote or was written to last first, and behind them those without a ticket; with `q`, those whose cards have its words.
 * @throws {AppError} invalid_request for a broken cursor
 */
export async function listContacts(
  services: Services,
  workspace: Workspace,
  locale: Locale,
  { q = "", limit, cursor }: ContactPage,
): Promise<Paged<ContactSummary>> {
  const { ids, nextCursor } = q.trim() === ""
    ? await everybody(workspace, limit, cursor)
    : await found(workspace, q, limit, cursor);
  return { items: await contactSummaries(services, workspace, ids, locale), nextCursor };
}

/** The cursor of those without a ticket begins so, that of the others with a time. */
const SILENT = "silent";

async function everybody({ store }: Workspace, limit: number, cursor?: string): Promise<Ids> {
  const [part, from = ""] = cursor ? fromCursor(cursor, 2) : [];
  if (part === SILENT) return await silent(store, limit, from);
  const recent = await recentContacts(store, limit, cursor);
  if (recent.nextCursor) return recent;
  const rest = await silent(store, limit - recent.ids.length, NEWEST);
  return { ids: [...recent.ids, ...rest.ids], nextCursor: rest.nextCursor };
}

async function silent(store: Store, limit: number, from: string): Promise<Ids> {
  const { ids, next } = await silentContacts(store, limit, from);
  return { ids, nextCursor: next && toCursor(SILENT, next) };
}

async function found({ store }: Workspace, q: string, limit: number, cursor?: string): Promise<Ids> {
  const from = cursor ? positionOf(cursor) : await firstPosition(store, "search_people_docs");
  const { found, next } = await findContacts(store, contactTerms(q, parseQuery(q).terms), from, limit);
  return { ids: found.map(({ id }) => id), nextCursor: next && positionCursor(next) };
}
