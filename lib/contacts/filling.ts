import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { contactBlocks, contacts, type Filled } from "@/db/schema/workspace.ts";
import type { Card } from "@/lib/search/cards.ts";

type ContactRow = typeof contacts.$inferSelect;

/** What a merge puts on the kept card. */
export interface Filling {
  readonly columns: Partial<ContactRow>;
  /** Own fields, by their ids. */
  readonly values: ReadonlyMap<string, string>;
  /** A customer who was blocked stays so. */
  readonly block: typeof contactBlocks.$inferSelect | null;
  /** All of it, with what stood there before. */
  readonly filled: Filled;
}

/** Where a merge wrote: a column of the card, a field of the workspace's own, or the block. */
export const OWN_FIELD = "field:";
export const BLOCK = "block";

const COLUMNS = ["email", "phone", "country", "city", "site", "language", "avatarId"] as const;
const MOST_NOTE = 10_000;

/** A field that is already filled is kept; notes stand below each other, and the name is chosen. */
export async function filling(
  store: Store,
  kept: Card,
  merged: Card,
  name: "kept" | "merged",
): Promise<Filling> {
  const [own, other] = [await rowOf(store, kept.id), await rowOf(store, merged.id)];
  const columns: Partial<ContactRow> = {};
  for (const column of COLUMNS) {
    if (own[column] === null && other[column] !== null) columns[column] = other[column];
  }
  const title = name === "merged" || own.name === "" ? other.name || own.name : own.name;
  if (title !== own.name) columns.name = title;
  const note = [own.note, other.note].filter((one) => one).join("\n\n").slice(0, MOST_NOTE).toWellFormed();
  if (note !== (own.note ?? "")) columns.note = note;
  const values = new Map([...merged.values].filter(([id]) => !kept.values.has(id)));
  const block = await blockOf(store, merged.id);
  const isNew = block !== null && await blockOf(store, kept.id) === null;
  return {
    columns,
    values,
    block: isNew ? block : null,
    filled: {
      ...changes(own, columns),
      ...Object.fromEntries(
        [...values].map(([id, value]) => [OWN_FIELD + id, { before: null, after: value }]),
      ),
      ...(isNew && { [BLOCK]: { before: null, after: "1" } }),
    },
  };
}

function changes(own: ContactRow, columns: Partial<ContactRow>): Filled {
  return Object.fromEntries(
    Object.entries(columns).map(([key, after]) => {
      const before: unknown = Reflect.get(own, key);
      return [key, { before: typeof before === "string" ? before : null, after: String(after) }];
    }),
  );
}

async function rowOf({ db }: Store, id: string): Promise<ContactRow> {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, id));
  if (!row) throw new Error(`Contact ${id} was there a moment ago`);
  return row;
}

async function blockOf({ db }: Store, id: string) {
  const [row] = await db.select().from(contactBlocks).where(eq(contactBlocks.contactId, id));
  return row ?? null;
}
