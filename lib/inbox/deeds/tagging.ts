import { and, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { tags, ticketTags } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Deed } from "@/lib/inbox/deed.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { newId } from "@/lib/ids.ts";
import { record } from "@/lib/team/record.ts";

/** UTF-16 code units of a tag's name. */
export const MOST_CHARACTERS = 60;

/** Puts a tag on a ticket, and makes it when there is none. @throws {AppError} invalid_request for its name */
export function tagging(name: string): Deed {
  const whom = tagName(name);
  return {
    async decide({ workspace: { store }, by, now }, ticket) {
      if (await hasTag(store, ticket.id, whom)) return [];
      return [
        store.db.insert(tags).values({ id: newId(now), name: whom }).onConflictDoNothing(),
        {
          sql: "INSERT OR IGNORE INTO ticket_tags (ticket_id, tag_id) SELECT ?, id FROM tags WHERE name = ?",
          args: [ticket.id, whom],
        },
        record(store, ticket.id, by, "tagged", now, { whom }),
      ];
    },
  };
}

/** Takes a tag off a ticket. */
export function untagging(name: string): Deed {
  return {
    async decide({ workspace: { store }, by, now }, ticket) {
      if (!await hasTag(store, ticket.id, name)) return [];
      return [
        {
          sql:
            "DELETE FROM ticket_tags WHERE ticket_id = ? AND tag_id IN (SELECT id FROM tags WHERE name = ?)",
          args: [ticket.id, name],
        },
        record(store, ticket.id, by, "untagged", now, { whom: name }),
      ];
    },
  };
}

function tagName(given: string): string {
  const clean = cleanText(given).trim();
  if (clean === "" || clean.length > MOST_CHARACTERS) {
    throw new AppError("invalid_request", { field: "name", limit: MOST_CHARACTERS });
  }
  return clean;
}

async function hasTag({ db }: Store, ticketId: string, name: string): Promise<boolean> {
  const rows = await db.select({ id: tags.id }).from(tags)
    .innerJoin(ticketTags, and(eq(ticketTags.tagId, tags.id), eq(ticketTags.ticketId, ticketId)))
    .where(eq(tags.name, name));
  return rows.length > 0;
}
