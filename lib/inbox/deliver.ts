import { and, eq, sql } from "drizzle-orm";
import { isStorageTrouble, type Statement, StorageUnavailable } from "@/db/libsql.ts";
import { messages } from "@/db/schema/workspace.ts";
import { capability } from "@/lib/channels/capabilities.ts";
import { type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { outcomeOf } from "@/lib/inbox/delivery_outcome.ts";
import { failure, marked } from "@/lib/inbox/delivery_marks.ts";
import { reasonFor } from "@/lib/inbox/delivery_reason.ts";
import { deliverySaved } from "@/lib/inbox/delivery_saved.ts";
import { filesOf } from "@/lib/inbox/outbound_files.ts";
import { type DeliveryRow, isUndone, loadParcel, type Parcel } from "@/lib/inbox/parcel.ts";
import type { Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** After so many attempts that broke off an answer has failed, rather than wait for ever. */
const MOST_SURPRISES = 8;

/** Sends a queued answer, part by part; each part is one call to the platform and is settled by itself. */
export async function deliver(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const parcel = await loadParcel(workspace, job.payload.messageId ?? "");
  if (!parcel || parcel.message.status === "failed") return { kind: "done" };
  try {
    return await sendParts(services, workspace, parcel, job);
  } catch (error) {
    if (isStorageTrouble(error) || job.attempt < MOST_SURPRISES) throw error;
    services.log.error("deliver.given_up", error, { workspaceId: workspace.id, message: parcel.message.id });
    return { kind: "done", changes: failure(workspace.store, parcel, { code: "other" }) };
  }
}

async function sendParts(
  services: Services,
  workspace: Workspace,
  parcel: Parcel,
  job: Job,
): Promise<Verdict> {
  const doubt = doubtOf(workspace, parcel);
  if (doubt) return { kind: "done", changes: doubt };
  const open = await services.connections.within(workspace, parcel.ticket.connectionId);
  if (!open) return { kind: "done", changes: failure(workspace.store, parcel, { code: "connection_gone" }) };
  if (open.status !== "active") {
    return { kind: "done", changes: failure(workspace.store, parcel, { code: "connection_paused" }) };
  }
  for (const part of parcel.parts) {
    // What stands behind a doubtful part waits until somebody has looked.
    if (part.status === "unsure") return { kind: "done" };
    if (!isUndone(part)) continue;
    const stopped = await sendPart(services, workspace, open, parcel, part, job);
    if (stopped) return stopped;
  }
  return { kind: "done" };
}

/**
 * A part that is found in the middle of a call that nobody finished: only a platform that dedupes may be asked
 * again. It has perhaps arrived, whatever has become of the connection.
 */
function doubtOf({ store }: Workspace, parcel: Parcel): Statement[] | undefined {
  const row = capability(parcel.ticket.platform);
  const begun = parcel.parts.find((part) => isUndone(part) && part.status === "sending");
  if (!row || row.dedupesSends || !begun) return undefined;
  return marked(store, parcel, begun, "unsure", reasonFor(row, "unsure"));
}

/** @returns a verdict when the answer goes no further now, null when the next part may go */
async function sendPart(
  services: Services,
  workspace: Workspace,
  open: OpenConnection,
  parcel: Parcel,
  part: DeliveryRow,
  job: Job,
): Promise<Verdict | null> {
  const { store } = workspace;
  const out = await outbound(services, workspace, parcel, part);
  await store.write(() => store.commit(marked(store, parcel, part, "sending")));
  services.live.notify(workspace.id);
  // The platform dates a message within the call, and a watermark speaks of that date.
  const begun = services.now();
  let sent: Sent;
  try {
    sent = await open.channel.send(out, open.connection);
  } catch (thrown) {
    const error = sendErrorOf(services, workspace, part, thrown);
    return await outcomeOf(services, workspace, open, parcel, part, error, job);
  }
  // Read and written in one go: the platform's echo or a receipt may be on its way in.
  const saved = await store.write(async () => {
    const changes = await deliverySaved(store, open.capability, parcel, part, sent, begun);
    await store.commit(changes);
    return changes.length > 0;
  });
  services.live.notify(workspace.id);
  return saved ? null : { kind: "done" };
}

/** A channel that throws anything else is broken: its answer ends in a status that people see all the same. */
function sendErrorOf(
  { log }: Services,
  { id: workspaceId }: Workspace,
  part: DeliveryRow,
  thrown: unknown,
): SendError {
  if (thrown instanceof SendError) return thrown;
  if (thrown instanceof StorageUnavailable) throw thrown;
  log.error("deliver.surprise", thrown, { workspaceId, delivery: part.id });
  return new SendError("transient", "The channel broke off", { maybeSent: true });
}

async function outbound(
  services: Services,
  workspace: Workspace,
  parcel: Parcel,
  part: DeliveryRow,
): Promise<Outbound> {
  const { message, ticket } = parcel;
  const first = part.part === 0;
  return {
    id: part.id,
    randomId: part.randomId,
    person: { externalId: parcel.to },
    thread: { kind: ticket.kind, key: ticket.threadKey, postId: parcel.postId },
    text: part.text,
    files: await filesOf(services, workspace, part.files),
    replyTo: first ? message.replyTo ?? await commentToAnswer(workspace, parcel) : undefined,
    via: message.via ?? "direct",
    template: part.template ?? undefined,
    automatic: message.authorType === "system",
    choices: part.id === parcel.parts.at(-1)?.id ? message.choices ?? undefined : undefined,
  };
}

/**
 * An answer under a post goes to the customer's newest comment; a private one as well, when nothing was said
 * in private since.
 */
async function commentToAnswer(
  workspace: Workspace,
  { message, ticket, postId }: Parcel,
): Promise<string | undefined> {
  const isDirect = ticket.kind === "direct";
  const inPublic = message.via === "comment";
  if (isDirect && !inPublic && postId === undefined) return undefined;
  const [row] = await workspace.store.db.select({ externalId: messages.externalId, via: messages.via })
    .from(messages)
    .where(and(
      eq(messages.ticketId, ticket.id),
      eq(messages.direction, "in"),
      isDirect && inPublic ? eq(messages.via, "comment") : undefined,
    ))
    .orderBy(sql`${messages.sentAt} DESC, ${messages.sequence} DESC, ${messages.id} DESC`).limit(1);
  return isDirect && row?.via !== "comment" ? undefined : row?.externalId ?? undefined;
}
