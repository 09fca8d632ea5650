import type { Statement } from "@/db/libsql.ts";
import type { tickets } from "@/db/schema/workspace.ts";
import { csiSettings, forConnection } from "@/lib/csi/settings.ts";
import { addJob } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MINUTE_MS = 60_000;

/**
 * The question that follows a closing, where the owner wants one: to be committed with it. Whether it goes out
 * is decided when its time has come; a ticket that was opened again until then is not asked about.
 * @param closedAt ms since the epoch, as the ticket has it
 */
export async function surveyPlanned(
  services: Services,
  workspace: Workspace,
  { id: ticketId, kind, connectionId }: Pick<typeof tickets.$inferSelect, "id" | "kind" | "connectionId">,
  closedAt: number,
): Promise<Statement[]> {
  if (kind !== "direct") return [];
  const open = await services.connections.within(workspace, connectionId);
  if (!open) return [];
  const { enabled, delayMinutes } = forConnection(await csiSettings(workspace), open.settings.csi);
  if (!enabled) return [];
  return [addJob(workspace.store, {
    kind: "csi_ask",
    lane: `csi:${ticketId}`,
    payload: { ticketId, closedAt: String(closedAt) },
    runAt: closedAt + delayMinutes * MINUTE_MS,
  })];
}
