import { eq } from "drizzle-orm";
import { type AssignmentRule, connections } from "@/db/schema/workspace.ts";
import { members } from "@/lib/auth/members.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import { teamById } from "@/lib/team/teams.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Says who gets the new tickets of a connection. What is open already stays with whoever has it.
 * @throws {AppError} not_found for a connection, a team or a member; invalid_request for both or an empty choice
 */
export async function setAssignmentRule(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  rule: AssignmentRule,
): Promise<void> {
  await check(services, workspace, rule);
  const { store, id } = workspace;
  await store.write(async () => {
    const [row] = await store.db.select({ settings: connections.settings }).from(connections)
      .where(eq(connections.id, connectionId));
    if (!row) throw new AppError("not_found", { connectionId });
    const { assignment: _, ...others } = row.settings;
    const settings = rule.mode === "off" ? others : { ...others, assignment: rule };
    await store.commit([
      store.db.update(connections).set({ settings }).where(eq(connections.id, connectionId)),
      changeEvent(store, "connection.updated"),
    ]);
  });
  services.connections.forget(connectionId);
  services.live.notify(id);
}

async function check(
  { control }: Services,
  workspace: Workspace,
  { mode, teamId, memberIds, most }: AssignmentRule,
): Promise<void> {
  if (mode === "off") return;
  if (teamId !== undefined && memberIds !== undefined) refuse("memberIds", "team_or_members");
  if (memberIds?.length === 0) refuse("memberIds", "members_missing");
  if (most !== undefined && !(Number.isInteger(most) && most >= 1 && most <= 1_000)) {
    refuse("most", "most_wrong");
  }
  if (teamId !== undefined) await teamById(workspace, teamId);
  if (!memberIds) return;
  const known = new Set((await members(control, workspace.id)).map((one) => one.id));
  const stranger = memberIds.find((one) => !known.has(one));
  if (stranger !== undefined) throw new AppError("not_found", { memberId: stranger });
}

function refuse(field: string, reason: string): never {
  throw new AppError("invalid_request", { fields: { [field]: reason }, reason });
}
