import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { memberships, type Role, users, workspaces } from "@/db/schema/control.ts";

const MOST = 1_000;

/** The members of a workspace, the oldest first; at most 1,000. */
export async function membersOf(control: Store, workspaceId: string) {
  return await control.db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      createdAt: memberships.createdAt,
    })
    .from(memberships).innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.workspaceId, workspaceId))
    .orderBy(asc(memberships.createdAt), asc(users.id)).limit(MOST);
}

/** The workspaces that a user belongs to, the oldest membership first; at most 1,000. */
export async function workspacesOfUser(control: Store, userId: string) {
  return await control.db
    .select({ id: workspaces.id, name: workspaces.name, role: memberships.role })
    .from(memberships).innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.createdAt), asc(workspaces.id)).limit(MOST);
}

/** @returns nothing for a stranger */
export async function roleOf(control: Store, workspaceId: string, userId: string): Promise<Role | undefined> {
  const [row] = await control.db.select({ role: memberships.role }).from(memberships)
    .where(membership(workspaceId, userId)).limit(1);
  return row?.role;
}

export function insertMember(control: Store, member: typeof memberships.$inferSelect) {
  return control.db.insert(memberships).values(member);
}

/** Changes no row when it would leave the workspace without an owner. */
export function updateRole(control: Store, workspaceId: string, userId: string, role: Role) {
  const allowed = role === "owner" ? undefined : notTheLastOwner(workspaceId);
  return control.db.update(memberships).set({ role }).where(and(membership(workspaceId, userId), allowed));
}

/** Deletes no row when it would leave the workspace without an owner. */
export function deleteMember(control: Store, workspaceId: string, userId: string) {
  return control.db.delete(memberships)
    .where(and(membership(workspaceId, userId), notTheLastOwner(workspaceId)));
}

function membership(workspaceId: string, userId: string) {
  return and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId));
}

/** Stands in the statement itself, since another process may be removing the other owner. */
function notTheLastOwner(workspaceId: string) {
  const owners = sql`(SELECT count(*) FROM memberships o
    WHERE o.workspace_id = ${workspaceId} AND o.role = 'owner')`;
  return or(ne(memberships.role, "owner"), sql`${owners} > 1`);
}
