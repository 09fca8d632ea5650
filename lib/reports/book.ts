import { eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { businessHours, type ReportBook, settings } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const KEY = "reports";

/** Where a company that has told us no hours most probably is, by the language that it writes in. */
const USUAL_ZONE = { ru: "Europe/Moscow", en: "UTC" } as const;

/** By what the workspace counts; undefined where nothing is counted yet. */
export async function readBook({ db }: Store): Promise<ReportBook | undefined> {
  const [row] = await db.select({ book: sql<string>`${settings.value}` }).from(settings)
    .where(eq(settings.key, KEY));
  if (!row) return undefined;
  const { generation, timeZone } = JSON.parse(row.book);
  return { generation: Number(generation), timeZone: String(timeZone) };
}

/**
 * The same, begun where there is none yet: in the zone of the oldest business hours, else in that of the
 * workspace's language.
 * @returns the book, and what is to be committed with whatever is counted by it
 */
export async function openBook(
  store: Store,
  locale: Workspace["locale"],
): Promise<{ book: ReportBook; statements: Statement[] }> {
  const known = await readBook(store);
  if (known) return { book: known, statements: [] };
  const [hours] = await store.db.select({ timeZone: businessHours.timeZone }).from(businessHours)
    .orderBy(businessHours.id).limit(1);
  const book = { generation: 1, timeZone: hours?.timeZone ?? USUAL_ZONE[locale] };
  return { book, statements: [keepBook(store, book)] };
}

export function keepBook({ db }: Store, value: ReportBook): Statement {
  return db.insert(settings).values({ key: KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}
