import type { Statement, Store } from "@/db/libsql.ts";
import { attachments } from "@/db/schema/workspace.ts";
import type { Account } from "@/lib/channels/channel.ts";
import { newId } from "@/lib/ids.ts";
import { mediaJob } from "@/lib/inbox/media_job.ts";

/**
 * A copy of an account's picture, which a job will fetch: platforms' addresses expire, and our pages show
 * nothing from elsewhere.
 * @returns null for an account without a picture
 */
export function accountPicture(
  store: Store,
  connectionId: string,
  { avatarUrl }: Account,
  now: number,
): { readonly id: string; readonly statements: readonly Statement[] } | null {
  if (!avatarUrl) return null;
  const id = newId(now);
  const row = { id, connectionId, kind: "image", status: "pending", sourceUrl: avatarUrl } as const;
  return {
    id,
    statements: [
      store.db.insert(attachments).values({ ...row, createdAt: now }),
      mediaJob(store, id, now),
    ],
  };
}
