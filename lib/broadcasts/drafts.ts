import { and, eq } from "drizzle-orm";
import { broadcasts } from "@/db/schema/workspace.ts";
import { type BroadcastInput, checkBroadcast } from "@/lib/broadcasts/check.ts";
import { broadcastById } from "@/lib/broadcasts/row.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Writes a broadcast down; nothing goes out yet. @returns its id @throws {AppError} as `checkBroadcast` */
export async function draftBroadcast(
  services: Services,
  workspace: Workspace,
  by: Author,
  input: BroadcastInput,
): Promise<string> {
  const { store } = workspace;
  const text = await checkBroadcast(services, workspace, input);
  const createdAt = services.now();
  const id = newId(createdAt);
  await store.write(() =>
    store.commit([
      store.db.insert(broadcasts).values({
        id,
        connectionId: input.connectionId,
        text,
        files: [...input.attachments],
        status: "draft",
        byId: by.id,
        byName: by.name,
        createdAt,
      }),
    ])
  );
  return id;
}

/** Changes a draft. @throws {AppError} not_found; conflict once it was started; as `checkBroadcast` */
export async function changeDraft(
  services: Services,
  workspace: Workspace,
  id: string,
  change: Partial<Omit<BroadcastInput, "connectionId">>,
): Promise<void> {
  const { store } = workspace;
  const { connectionId, ...row } = await broadcastById(workspace, id);
  const { text = row.text, attachments = row.files } = change;
  const checked = await checkBroadcast(services, workspace, { connectionId, text, attachments });
  await store.write(async () => {
    const [changed] = await store.commit([
      store.db.update(broadcasts).set({ text: checked, files: [...attachments] })
        .where(and(eq(broadcasts.id, id), eq(broadcasts.status, "draft"))),
    ]);
    requireDraft(changed?.rowsAffected);
  });
}

/** Throws a draft away. @throws {AppError} not_found; conflict once it was started */
export async function removeDraft(workspace: Workspace, id: string): Promise<void> {
  const { store } = workspace;
  await broadcastById(workspace, id);
  await store.write(async () => {
    const [removed] = await store.commit([
      store.db.delete(broadcasts).where(and(eq(broadcasts.id, id), eq(broadcasts.status, "draft"))),
    ]);
    requireDraft(removed?.rowsAffected);
  });
}

function requireDraft(changed: number | undefined): void {
  if (changed !== 1) throw new AppError("conflict", { reason: "broadcast_started" });
}
