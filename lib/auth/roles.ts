import type { Store } from "@/db/libsql.ts";
import { roleOf } from "@/db/members.ts";
import type { Role } from "@/db/schema/control.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";

/** Whether somebody of one role may hand out, change or take away another. */
export function mayManage(actor: Role, target: Role): boolean {
  return actor === "owner" || (actor === "admin" && target !== "owner");
}

/**
 * The viewer's role as it is stored this moment: what is remembered of it may be 5 s old.
 * @throws {AppError} forbidden for a former member
 */
export async function roleNow(control: Store, viewer: Viewer): Promise<Role> {
  const role = await roleOf(control, viewer.workspaceId, viewer.user.id);
  if (!role) throw new AppError("forbidden");
  return role;
}
