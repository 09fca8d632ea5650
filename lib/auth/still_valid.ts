import type { Store } from "@/db/libsql.ts";
import { sessionByKey } from "@/lib/auth/sessions.ts";
import { apiTokenByKey } from "@/lib/auth/tokens.ts";
import type { Session } from "@/lib/auth/viewer.ts";

/**
 * Whether a long-lived stream may go on: false at once after a log-out, a changed password or a removal in
 * this process, within 5 s after one in another process, and when the session moved to another workspace.
 * Cheap enough to ask before every event.
 */
export async function sessionStillValid(
  control: Store,
  session: Session,
  now: number = Date.now(),
): Promise<boolean> {
  const lookUp = session.via === "session" ? sessionByKey : apiTokenByKey;
  const current = await lookUp(control, session.key, now);
  return current !== null && current.workspaceId === session.workspaceId;
}
