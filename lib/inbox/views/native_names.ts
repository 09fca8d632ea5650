import { pairIn } from "@/db/bulk.ts";
import { type messages, nativeAuthors } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type MessageRow = typeof messages.$inferSelect;

/** The rows with the names of those who answered in the platform's own app, as far as it has told them. */
export async function withNativeNames(
  { store: { db } }: Workspace,
  rows: readonly MessageRow[],
): Promise<readonly MessageRow[]> {
  const nameless = rows.filter((row) => row.authorType === "native" && row.authorId && !row.authorName);
  if (nameless.length === 0) return rows;
  const pairs = nameless.map((row) => [row.connectionId, row.authorId ?? ""] as const);
  const known = await db.select().from(nativeAuthors)
    .where(pairIn(nativeAuthors.connectionId, nativeAuthors.externalId, pairs));
  const names = new Map(known.map((one) => [`${one.connectionId} ${one.externalId}`, one.name]));
  return rows.map((row) =>
    nameless.includes(row)
      ? { ...row, authorName: names.get(`${row.connectionId} ${row.authorId}`) || null }
      : row
  );
}
