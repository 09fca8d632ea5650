import type { SendError, SendErrorKind } from "@/lib/channels/channel.ts";
import { changeConnection } from "@/lib/inbox/connect.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { failure, marked } from "@/lib/inbox/delivery_marks.ts";
import { reasonFor } from "@/lib/inbox/delivery_reason.ts";
import { type DeliveryRow, type Parcel, partsOf } from "@/lib/inbox/parcel.ts";
import { backoff, type Job } from "@/lib/jobs.ts";
import { tellStopped } from "@/lib/notify/connection_job.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** After so many attempts an answer fails, and the agent decides. */
const ATTEMPTS: Readonly<Record<SendErrorKind, number>> = {
  token: 1,
  user: 1,
  window: 1,
  content: 1,
  rate: 20,
  transient: 8,
};
/** A platform that wants us to wait longer than this gets no more tries: the agent should know. */
const LONGEST_WAIT_MS = 6 * 3_600_000;

/**
 * What a refused or doubtful call means for the answer, by the error's kind.
 * @returns null when the platform's echo has shown meanwhile that the part did arrive
 */
export async function outcomeOf(
  services: Services,
  workspace: Workspace,
  open: OpenConnection,
  parcel: Parcel,
  part: DeliveryRow,
  error: SendError,
  job: Job,
): Promise<Verdict | null> {
  const { store } = workspace;
  if (await arrived(workspace, part)) return null;
  const { capability } = open;
  if (error.maybeSent && !capability.dedupesSends) {
    const doubt = marked(store, parcel, part, "unsure", reasonFor(capability, "unsure"));
    return { kind: "done", changes: doubt };
  }
  const wait = nextTry(error, job.attempt);
  if (wait !== null) {
    const waiting = marked(store, parcel, part, "queued", reasonFor(capability, `waiting_${error.kind}`));
    const cause = `${error.kind} ${error.platformCode ?? ""}`;
    return { kind: "again", after: wait, error: cause, changes: waiting };
  }
  const said = error.platformCode ?? error.message;
  if (error.kind === "token") await stopConnection(services, workspace, open, said);
  return { kind: "done", changes: failure(store, parcel, reasonFor(capability, error.kind, said)) };
}

/**
 * How long to wait before a call is made once more.
 * @param attempt how many were made, from 1
 * @returns ms, or null when there is no use in another
 */
export function nextTry(error: SendError, attempt: number): number | null {
  const wait = error.retryAfter ?? backoff(attempt);
  return attempt < ATTEMPTS[error.kind] && wait <= LONGEST_WAIT_MS ? wait : null;
}

async function arrived({ store }: Workspace, part: DeliveryRow): Promise<boolean> {
  const now = (await partsOf(store, part.messageId)).find((one) => one.id === part.id);
  if (!now?.externalId) return false;
  Object.assign(part, now);
  return true;
}

/** A token that no longer works stops the whole connection, and says so to the owner. */
export async function stopConnection(
  services: Services,
  workspace: Workspace,
  { connection, capability }: OpenConnection,
  said: string,
): Promise<void> {
  const error = reasonFor(capability, "token", said);
  await changeConnection(services, workspace, connection.id, { status: "error", error });
  const { store } = workspace;
  await store.write(() => store.commit([tellStopped(store, connection.id, services.now())]));
  services.queue.nudge(workspace.id);
}
