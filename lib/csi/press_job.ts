import { eq } from "drizzle-orm";
import { csiScores, csiSurveys } from "@/db/schema/workspace.ts";
import { SendError } from "@/lib/channels/channel.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { backoff, type Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** After this the platform itself has stopped waiting. */
const ATTEMPTS = 4;

/** Ends the wait that a platform shows on a pressed button, with a word about what became of the press. */
export async function answerPress(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { connectionId = "", ticketId = "", scoreId = "", press = "" } = job.payload;
  const open = await services.connections.within(workspace, connectionId);
  if (!open?.channel.pressed || open.status !== "active") return { kind: "done" };
  try {
    await open.channel.pressed(press, await wordFor(workspace, ticketId, scoreId), open.connection);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const passes = error.kind === "rate" || error.kind === "transient";
    if (passes && job.attempt < ATTEMPTS) {
      return { kind: "again", after: error.retryAfter ?? backoff(job.attempt), error: error.kind };
    }
  }
  return { kind: "done" };
}

async function wordFor({ store: { db }, locale }: Workspace, ticketId: string, scoreId: string) {
  const [score] = await db.select({ fate: csiScores.fate }).from(csiScores).where(eq(csiScores.id, scoreId));
  const [survey] = await db.select({ language: csiSurveys.language }).from(csiSurveys)
    .where(eq(csiSurveys.id, ticketId));
  return translator(survey?.language ?? locale)(`csi.said.${score?.fate ?? "counted"}`);
}
