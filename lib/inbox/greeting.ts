import { AppError } from "@/lib/errors.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { ticketFor } from "@/lib/inbox/tickets.ts";
import type { Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The name of the greeting in its ticket: there can be no second one. */
export const GREETING_ID = "greeting";

/** Says the connection's greeting to whoever has just written for the first time (VK-17, RE-04). */
export async function greet(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { ticketId = "" } = job.payload;
  const { connectionId } = await ticketFor(workspace, ticketId);
  const open = await services.connections.within(workspace, connectionId);
  const text = open?.settings.greeting?.trim();
  const limit = open?.capability.greetingLimit ?? 0;
  if (!text || [...text].length > limit) return { kind: "done" };
  try {
    await reply(services, workspace, ticketId, { type: "system", id: null, name: workspace.name }, {
      text,
      attachments: [],
      clientId: GREETING_ID,
      private: false,
    });
  } catch (error) {
    // Whoever cannot be written to is not greeted.
    if (!(error instanceof AppError)) throw error;
  }
  return { kind: "done" };
}
