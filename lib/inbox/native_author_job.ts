import { and, eq } from "drizzle-orm";
import { nativeAuthors } from "@/db/schema/workspace.ts";
import { SendError } from "@/lib/channels/channel.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { backoff, type Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const DAY_MS = 86_400_000;
/** Where the platform's row names no days, a name is asked for anew after so many. */
const USUAL_DAYS = 30;
const ATTEMPTS = 5;

/** Asks the platform who answered in its own app, and keeps the name for all that they write (VK-20). */
export async function nameNativeAuthor(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const { connectionId = "", externalId = "", ticketId = "" } = job.payload;
  const open = await services.connections.within(workspace, connectionId);
  const now = services.now();
  const days = open?.capability.profileRefreshDays ?? USUAL_DAYS;
  if (!open?.channel.profile || await isKnown(workspace, connectionId, externalId, now - days * DAY_MS)) {
    return { kind: "done" };
  }
  try {
    const { name = "" } = await open.channel.profile(externalId, open.connection);
    const known = { name: cleanText(name), askedAt: now };
    return {
      kind: "done",
      changes: [
        store.db.insert(nativeAuthors).values({ connectionId, externalId, ...known })
          .onConflictDoUpdate({ target: [nativeAuthors.connectionId, nativeAuthors.externalId], set: known }),
        changeEvent(store, "message.updated", ticketId),
      ],
    };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const passing = error.kind === "rate" || error.kind === "transient";
    if (!passing || job.attempt >= ATTEMPTS) return { kind: "done" };
    return { kind: "again", after: error.retryAfter ?? backoff(job.attempt), error: error.kind };
  }
}

async function isKnown(
  { store: { db } }: Workspace,
  connectionId: string,
  externalId: string,
  since: number,
) {
  const [row] = await db.select({ askedAt: nativeAuthors.askedAt }).from(nativeAuthors)
    .where(and(eq(nativeAuthors.connectionId, connectionId), eq(nativeAuthors.externalId, externalId)));
  return row !== undefined && row.askedAt >= since;
}
