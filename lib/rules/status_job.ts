import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import { finish, type Job } from "@/lib/jobs.ts";
import { followedByItself } from "@/lib/rules/by_itself.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Runs the rules for a ticket that a member closed or opened, unless it is otherwise again by now. */
export async function followStatus(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const { ticketId = "", to } = job.payload;
  const ready = await services.rules.of(workspace);
  await store.write(async () => {
    const [ticket] = await store.db.select().from(tickets).where(eq(tickets.id, ticketId));
    const stands = ready && ticket && ticket.status === to;
    const cause = ticket &&
      { key: `status:${job.id}`, happening: { type: "status" as const, to: ticket.status } };
    const done = stands && cause ? await followedByItself(services, workspace, ready, ticket, cause) : [];
    await store.commit([...done, finish(store, job)]);
  });
  services.live.notify(workspace.id);
  return { kind: "done" };
}
