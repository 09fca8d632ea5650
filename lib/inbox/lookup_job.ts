import { type Inbound, type InboundMessage, SendError } from "@/lib/channels/channel.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { backoff, type Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const ATTEMPTS = 6;

/** Asks the platform what it only pointed at, and takes the answer in like a webhook's. */
export async function lookUp(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { connectionId = "", ref = "", fallback } = job.payload;
  const open = await services.connections.within(workspace, connectionId);
  if (!open?.channel.lookup) return { kind: "done" };
  try {
    await take(services, open, await open.channel.lookup(ref, open.connection));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const passing = error.kind === "rate" || error.kind === "transient";
    if (passing && job.attempt < ATTEMPTS) {
      return { kind: "again", after: error.retryAfter ?? backoff(job.attempt), error: error.kind };
    }
    // Nothing is dropped: what cannot be read is shown as what it is.
    if (fallback) await take(services, open, [JSON.parse(fallback) as InboundMessage]);
  }
  return { kind: "done" };
}

async function take(services: Services, open: OpenConnection, inbound: readonly Inbound[]): Promise<void> {
  const { connection, origin } = open;
  await services.ingest.accept({ connection, origin, inbound });
}
