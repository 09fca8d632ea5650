import { and, eq, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { messages, replyCounts, replyUses, savedReplies } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { shareChanged } from "@/lib/replies/changed.ts";
import { seenBy } from "@/lib/replies/find.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A saved reply that was put into an answer, and how it stood there before anybody touched it. */
export interface Inserted {
  readonly id: string;
  readonly text: string;
}

/** What is changed further than this was taken out again, and was of no use. */
const GONE = 0.95;

/**
 * Counts the saved replies that an answer was made of, and how much of each was changed before it went out
 * (RE-07). Telling it again changes nothing.
 * @param messageId an answer that the viewer has given
 * @throws {AppError} not_found for any other message, and for a saved reply that the viewer does not see
 */
export async function recordUses(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  messageId: string,
  inserted: readonly Inserted[],
): Promise<void> {
  const { store } = workspace;
  const once = [...new Map(inserted.map((one) => [one.id, one])).values()];
  await store.write(async () => {
    const sent = await ownAnswer(store, viewer, messageId);
    const fresh = await uncounted(store, viewer, messageId, once);
    const used = fresh.filter(({ text }) => shareChanged(text, sent, false) < GONE);
    const now = services.now();
    await store.commit(used.flatMap(({ id, text }) => {
      const changed = shareChanged(text, sent, once.length === 1);
      return count(store, { replyId: id, messageId, memberId: viewer.user.id, changed, at: now });
    }));
  });
}

async function ownAnswer({ db }: Store, { user }: Viewer, id: string): Promise<string> {
  const [row] = await db.select({ text: messages.text }).from(messages).where(and(
    eq(messages.id, id),
    eq(messages.direction, "out"),
    eq(messages.private, false),
    eq(messages.authorType, "agent"),
    eq(messages.authorId, user.id),
  ));
  if (!row) throw new AppError("not_found", { messageId: id });
  return row.text;
}

async function uncounted(
  { db }: Store,
  viewer: Viewer,
  messageId: string,
  inserted: readonly Inserted[],
): Promise<Inserted[]> {
  const ids = inserted.map(({ id }) => id);
  const known = await db.select({ id: savedReplies.id }).from(savedReplies)
    .where(and(anyOf(savedReplies.id, ids), seenBy(viewer)));
  const missing = ids.find((id) => !known.some((row) => row.id === id));
  if (missing) throw new AppError("not_found", { replyId: missing });
  const counted = await db.select({ id: replyUses.replyId }).from(replyUses)
    .where(and(anyOf(replyUses.replyId, ids), eq(replyUses.messageId, messageId)));
  return inserted.filter(({ id }) => !counted.some((row) => row.id === id));
}

function count({ db }: Store, use: typeof replyUses.$inferInsert): Statement[] {
  const { replyId, memberId, changed, at } = use;
  return [
    db.insert(replyUses).values(use),
    db.update(savedReplies).set({
      uses: sql`uses + 1`,
      changed: sql`changed + ${changed}`,
      lastUsedAt: at,
    }).where(eq(savedReplies.id, replyId)),
    db.insert(replyCounts).values({ memberId, replyId, uses: 1, lastUsedAt: at })
      .onConflictDoUpdate({
        target: [replyCounts.memberId, replyCounts.replyId],
        set: { uses: sql`uses + 1`, lastUsedAt: at },
      }),
  ];
}
