import { eq } from "drizzle-orm";
import { isStorageTrouble, type Statement, type Store } from "@/db/libsql.ts";
import { attachments, messages, type Reason } from "@/db/schema/workspace.ts";
import { type FileAddress, SendError } from "@/lib/channels/channel.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { addJob, backoff, type Job } from "@/lib/jobs.ts";
import { fetchMedia } from "@/lib/media.ts";
import { MediaError } from "@/lib/media/error.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type AttachmentRow = typeof attachments.$inferSelect;

const ATTEMPTS = 6;

/** Fetches one incoming file; its state is shown live, and a failed one can be tried again by hand. */
export async function fetchAttachment(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const [row] = await workspace.store.db.select().from(attachments)
    .where(eq(attachments.id, job.payload.attachmentId ?? ""));
  if (!row || row.status === "stored") return { kind: "done" };
  try {
    const address = await addressOf(services, workspace, row);
    const stored = await fetchMedia(services.media, {
      workspaceId: workspace.id,
      address,
      declared: { name: row.name ?? undefined, contentType: row.contentType ?? undefined, kind: row.kind },
    });
    const kind = row.kind === "sticker" ? "sticker" as const : stored.kind;
    return {
      kind: "done",
      changes: await changed(workspace, row, { ...stored, kind, status: "stored", error: null }),
    };
  } catch (error) {
    const fault = faultOf(error) ?? surprise(services, workspace, row, error);
    if (fault.retryable && job.attempt < ATTEMPTS) {
      return { kind: "again", after: fault.retryAfter ?? backoff(job.attempt), error: fault.reason.code };
    }
    const changes = await changed(workspace, row, { status: "failed", error: fault.reason });
    return { kind: "done", changes };
  }
}

async function addressOf(services: Services, workspace: Workspace, row: AttachmentRow): Promise<FileAddress> {
  if (row.sourceUrl) return { url: row.sourceUrl };
  const open = await services.connections.within(workspace, row.connectionId ?? "");
  if (!open?.channel.file || !row.sourceRef) {
    throw new MediaError("expired", "The file can no longer be asked for");
  }
  return await open.channel.file(row.sourceRef, open.connection);
}

interface Fault {
  readonly reason: Reason;
  readonly retryable: boolean;
  readonly retryAfter?: number;
}

/** @returns undefined for what is neither the platform's nor the file server's doing */
function faultOf(error: unknown): Fault | undefined {
  if (error instanceof MediaError) {
    return { reason: { code: error.code }, retryable: error.retryable, retryAfter: error.retryAfter };
  }
  if (!(error instanceof SendError)) return undefined;
  const retryable = error.kind === "rate" || error.kind === "transient";
  return { reason: { code: retryable ? "unreachable" : "refused" }, retryable, retryAfter: error.retryAfter };
}

/** Whatever went wrong, a file must not be shown as coming for ever. @throws when the database is to blame */
function surprise(
  { log }: Services,
  { id: workspaceId }: Workspace,
  row: AttachmentRow,
  error: unknown,
): Fault {
  if (isStorageTrouble(error)) throw error;
  log.error("media.surprise", error, { workspaceId, attachment: row.id });
  return { reason: { code: "other" }, retryable: true };
}

async function changed(
  { store }: Workspace,
  row: AttachmentRow,
  values: Partial<typeof attachments.$inferInsert>,
): Promise<Statement[]> {
  const [message] = row.messageId
    ? await store.db.select({ ticketId: messages.ticketId }).from(messages).where(
      eq(messages.id, row.messageId),
    )
    : [];
  // A portrait or a post's picture belongs to no message: whoever shows people looks again.
  const event = message
    ? changeEvent(store, "message.updated", message.ticketId, row.messageId)
    : changeEvent(store, "contact.updated");
  return [store.db.update(attachments).set(values).where(eq(attachments.id, row.id)), event];
}

/** Has the file of an attachment fetched and kept. */
export function mediaJob(store: Store, attachmentId: string, now: number): Statement {
  return addJob(store, {
    kind: "media",
    lane: `media:${attachmentId}`,
    payload: { attachmentId },
    runAt: now,
  });
}

/** Tries a failed file once more. @throws {AppError} not_found */
export async function retryAttachment(services: Services, workspace: Workspace, id: string): Promise<void> {
  const { store } = workspace;
  const now = services.now();
  await services.due.around(workspace.id, now, () =>
    store.write(async () => {
      const [row] = await store.db.select().from(attachments).where(eq(attachments.id, id));
      if (!row || !row.connectionId) throw new AppError("not_found", { attachmentId: id });
      if (row.status !== "failed") return;
      await store.commit([
        ...await changed(workspace, row, { status: "pending", error: null }),
        mediaJob(store, id, now),
      ]);
    }));
  services.live.notify(workspace.id);
  services.queue.nudge(workspace.id);
}
