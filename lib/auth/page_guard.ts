import type { GuardDeps } from "@/lib/auth/guards.ts";
import { localPath } from "@/lib/auth/local_path.ts";
import { requireSameOrigin } from "@/lib/auth/same_origin.ts";
import { readSession } from "@/lib/auth/sessions.ts";
import type { Session } from "@/lib/auth/viewer.ts";

/**
 * The viewer of a page by the session cookie, or the answer that leads to the log-in and back here.
 * @throws {AppError} forbidden with `cross_origin` for a form that another site sent
 */
export async function pageViewer(deps: GuardDeps, request: Request): Promise<Session | Response> {
  const viewer = await readSession(deps.control, request, deps.config.origin, deps.now());
  if (!viewer) return new Response(null, { status: 303, headers: { location: logInPath(request) } });
  requireSameOrigin(request, deps.config.origin);
  return viewer;
}

/** A form that was sent cannot be come back to, so only a page that was asked for is named. */
function logInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const next = request.method === "GET" ? localPath(`${pathname}${search}`) : "/";
  return next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`;
}
