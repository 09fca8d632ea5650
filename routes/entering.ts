import type { Context } from "fresh";
import { sessionCookie } from "@/lib/auth/cookie.ts";
import { openSession } from "@/lib/auth/sessions.ts";
import type { State } from "@/routes/state.ts";

/** Opens a session for somebody who has just proved who they are, and leads on. */
export async function enterWorkspace(
  ctx: Context<State>,
  userId: string,
  workspaceId: string,
  path: string,
): Promise<Response> {
  const { control, config, now } = ctx.state.services;
  const userAgent = ctx.req.headers.get("user-agent");
  const token = await openSession(control, { userId, workspaceId, userAgent }, now());
  const response = ctx.redirect(path, 303);
  response.headers.append("set-cookie", sessionCookie(config.origin, token));
  return response;
}
