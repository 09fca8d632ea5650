import type { Store } from "@/db/libsql.ts";
import { requireSameOrigin } from "@/lib/auth/same_origin.ts";
import { readSession } from "@/lib/auth/sessions.ts";
import { readApiToken } from "@/lib/auth/tokens.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";

/** The parts of the running product that a guard asks. */
export interface GuardDeps {
  readonly control: Store;
  readonly config: { readonly origin: string };
  readonly now: () => number;
}

/**
 * Who asks. An Authorization header decides alone; without one the session cookie does, and then unsafe methods
 * need the same origin.
 * @throws {AppError} unauthorized, or forbidden with `cross_origin`
 */
export async function requireViewer(deps: GuardDeps, request: Request): Promise<Session> {
  const { control, config, now } = deps;
  const authorization = request.headers.get("authorization");
  const viewer = authorization === null
    ? await readSession(control, request, config.origin, now())
    : await readApiToken(control, bearer(authorization), now());
  if (!viewer) throw new AppError("unauthorized");
  if (viewer.via === "session") requireSameOrigin(request, config.origin);
  return viewer;
}

/** RFC 6750; the scheme's case does not matter (RFC 9110, 11.1). */
function bearer(authorization: string): string {
  return /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? "";
}
