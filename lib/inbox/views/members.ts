import { eq } from "drizzle-orm";
import { memberships, users } from "@/db/schema/control.ts";
import type { MemberView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Everybody who works in a workspace, by id. */
export async function membersById(
  services: Services,
  workspace: Workspace,
): Promise<Map<string, MemberView>> {
  const rows = await services.control.db.select({ id: users.id, name: users.name, role: memberships.role })
    .from(memberships).innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.workspaceId, workspace.id));
  return new Map(rows.map((row) => [row.id, row]));
}
