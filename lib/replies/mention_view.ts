import { anyOf } from "@/db/bulk.ts";
import { mentions, type messages } from "@/db/schema/workspace.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { Mention } from "@/lib/replies/mentions.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type MessageRow = Pick<typeof messages.$inferSelect, "id" | "text" | "private">;

/** What a note with mentions reads like today, and who is called in it. */
export interface CalledFields {
  readonly text: string;
  readonly mentions: { readonly id: string; readonly name: string }[];
}

/** By the message's id; nothing for messages that call nobody. */
export async function mentionFields(
  services: Services,
  workspace: Workspace,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<string, CalledFields>> {
  const notes = rows.filter((row) => row.private && row.text.includes("@"));
  if (notes.length === 0) return new Map();
  const called = await workspace.store.db.select().from(mentions)
    .where(anyOf(mentions.messageId, notes.map(({ id }) => id)));
  if (called.length === 0) return new Map();
  const members = await membersById(services, workspace);
  const byNote = Map.groupBy(called, (one) => one.messageId);
  return new Map(
    notes.filter(({ id }) => byNote.has(id)).map(({ id, text }) =>
      [id, withNamesOfNow(text, byNote.get(id) ?? [], (memberId) => members.get(memberId)?.name)] as const
    ),
  );
}

/** Whoever has another name by now is called by that one. */
export function withNamesOfNow(
  text: string,
  called: readonly Mention[],
  nameOf: (memberId: string) => string | undefined,
): CalledFields {
  const now = called.map(({ memberId, name }) => ({
    id: memberId,
    was: name,
    name: nameOf(memberId) ?? name,
  }));
  // The longest first, and each place once: one name may begin another, or be somebody's by now.
  const named = now.toSorted((a, b) => b.was.length - a.was.length);
  const read = text.replace(/@[^@]+/g, (piece) => {
    const found = named.find(({ was }) => stands(piece.slice(1), was));
    return found ? `@${found.name}${piece.slice(1 + found.was.length)}` : piece;
  });
  return { text: read, mentions: now.map(({ id, name }) => ({ id, name })) };
}

/** Is it this name that a text begins with, and not a longer one? */
function stands(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}
