import type { Store } from "@/db/libsql.ts";
import { workspacesOfUser } from "@/db/members.ts";
import { moveSession } from "@/db/sessions.ts";
import type { Role } from "@/db/schema/control.ts";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";

/** The workspaces that a user belongs to, the oldest membership first. */
export async function workspacesOf(
  control: Store,
  user: { id: string },
): Promise<{ id: string; name: string; role: Role }[]> {
  return await workspacesOfUser(control, user.id);
}

/**
 * Moves a browser session to another workspace of the same user; its live streams of the former one end.
 * @throws {AppError} not_found where the user is no member; forbidden for an API token, which has only one
 */
export async function switchWorkspace(control: Store, session: Session, workspaceId: string): Promise<void> {
  if (session.via !== "session") throw new AppError("forbidden", { reason: "browser_only" });
  const [moved] = await control.write(() => control.commit([moveSession(control, session.key, workspaceId)]));
  SessionCache.of(control).clear();
  if (moved?.rowsAffected !== 1) throw new AppError("not_found", { workspaceId });
}
