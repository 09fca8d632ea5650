import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import { surveyPlanned } from "@/lib/csi/plan.ts";
import type { Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What follows for the customer when a rule has closed a ticket: the same as when a member does. */
export async function followClosing(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { ticketId = "", closedAt } = job.payload;
  const [ticket] = await workspace.store.db.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!ticket || ticket.closedAt !== Number(closedAt)) return { kind: "done" };
  return { kind: "done", changes: await surveyPlanned(services, workspace, ticket, Number(closedAt)) };
}
