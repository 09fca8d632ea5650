import type { Store } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";

/**
 * The card that a contact is on now: its own, or the one that it was merged into, so that no old link ends
 * nowhere.
 * @throws {AppError} not_found, also for a contact of another workspace
 */
export async function headOf(store: Store, id: string): Promise<string> {
  const { rows } = await store.query(HEAD, [id]);
  const head = rows.at(-1)?.id;
  if (typeof head !== "string") throw new AppError("not_found", { contactId: id });
  return head;
}

const HEAD = `WITH RECURSIVE head(id, depth) AS (
    SELECT id, 0 FROM contacts WHERE id = ?
    UNION ALL SELECT kept_id, depth + 1 FROM head JOIN contact_merges ON merged_id = head.id
      WHERE undone_at IS NULL AND depth < 50
  ) SELECT id FROM head ORDER BY depth`;
