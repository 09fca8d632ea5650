import { and, desc, eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { drafts } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { ticketFor } from "@/lib/inbox/deed.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import type { DraftView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface DraftInput {
  readonly reply: string;
  readonly note: string;
  readonly via?: "direct" | "comment";
}

/** UTF-16 code units of one text. */
export const MOST_DRAFT = 50_000;
const MOST_LISTED = 500;

/** What a member was writing in a ticket, on whichever device; undefined: nothing. */
export async function draftOf(
  { store: { db } }: Workspace,
  memberId: string,
  ticketId: string,
): Promise<DraftView | undefined> {
  const [row] = await db.select().from(drafts)
    .where(and(eq(drafts.memberId, memberId), eq(drafts.ticketId, ticketId)));
  if (!row) return undefined;
  const { reply, note, via, updatedAt } = row;
  return { reply, note, via: via ?? undefined, updatedAt: new Date(updatedAt).toISOString() };
}

/** Ids of the tickets in which a member left something, the latest first. */
export async function draftedTickets({ store: { db } }: Workspace, memberId: string): Promise<string[]> {
  const rows = await db.select({ ticketId: drafts.ticketId }).from(drafts)
    .where(eq(drafts.memberId, memberId)).orderBy(desc(drafts.updatedAt)).limit(MOST_LISTED);
  return rows.map(({ ticketId }) => ticketId);
}

/**
 * Keeps what a member is writing; without any words it is forgotten.
 * @returns when, ISO 8601
 * @throws {AppError} not_found, invalid_request
 */
export async function keepDraft(
  services: Services,
  workspace: Workspace,
  memberId: string,
  ticketId: string,
  input: DraftInput,
): Promise<string> {
  const { store } = workspace;
  const long = (["reply", "note"] as const).find((field) => input[field].length > MOST_DRAFT);
  if (long) throw new AppError("invalid_request", { fields: { [long]: "too_long" } });
  await ticketFor(workspace, ticketId);
  const [reply, note] = [cleanText(input.reply), cleanText(input.note)];
  const values = { reply, note, via: input.via ?? null, updatedAt: services.now() };
  const gone = reply.trim() === "" && note.trim() === "";
  await store.write(() =>
    store.commit([
      gone
        ? store.db.delete(drafts).where(and(eq(drafts.memberId, memberId), eq(drafts.ticketId, ticketId)))
        : store.db.insert(drafts).values({ memberId, ticketId, ...values })
          .onConflictDoUpdate({ target: [drafts.memberId, drafts.ticketId], set: values }),
    ])
  );
  return new Date(values.updatedAt).toISOString();
}

/**
 * What is to be committed beside an answer or a note: words that were sent are no draft any more, however soon
 * the page is read again; others that the member wrote meanwhile stay.
 * @param field which of the two the words stood in
 */
export async function spentDraft(
  { db }: Store,
  memberId: string,
  ticketId: string,
  field: "reply" | "note",
  text: string,
): Promise<Statement[]> {
  const mine = and(eq(drafts.memberId, memberId), eq(drafts.ticketId, ticketId));
  const [left] = await db.select({ reply: drafts.reply, note: drafts.note }).from(drafts).where(mine);
  if (!left || left[field].trim() !== cleanText(text).trim()) return [];
  const other = field === "reply" ? left.note : left.reply;
  return [
    other.trim() === "" ? db.delete(drafts).where(mine) : db.update(drafts).set({ [field]: "" }).where(mine),
  ];
}
