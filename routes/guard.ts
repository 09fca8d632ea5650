import type { Context, HandlerFn, PageResponse } from "fresh";
import { localPath } from "@/lib/auth/local_path.ts";
import { pageViewer } from "@/lib/auth/page_guard.ts";
import { can, type Rights, type Session } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import type { State } from "@/routes/state.ts";

/** Who asks for a page, in which workspace, and what they may do there. */
export interface Desk {
  readonly viewer: Session;
  readonly workspace: Workspace;
  readonly may: Rights;
}

type Answer<Data> = Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;

/** A page's handler that runs only for a member, and gets them as its second argument; others log in first. */
export function signedIn<Data = never>(
  handle: (ctx: Context<State>, desk: Desk) => Answer<Data>,
): HandlerFn<Data, State> {
  return async (ctx) => {
    const { services } = ctx.state;
    const viewer = await pageViewer(services, ctx.req);
    if (viewer instanceof Response) return ctx.req.method === "GET" ? viewer : comeBack(ctx);
    return await services.workspaces.use(
      viewer.workspaceId,
      async (workspace) => await handle(ctx, { viewer, workspace, may: can(viewer) }),
    );
  };
}

/**
 * The same for members with one right.
 * @throws {AppError} forbidden, with the right, for the others
 */
export function permitted<Data = never>(
  right: keyof Rights,
  handle: (ctx: Context<State>, desk: Desk) => Answer<Data>,
): HandlerFn<Data, State> {
  return signedIn((ctx, desk) => {
    if (!desk.may[right]) throw new AppError("forbidden", { right });
    return handle(ctx, desk);
  });
}

/** A form that came after the session had run out: log in, and then see the form again. */
function comeBack(ctx: Context<State>): Response {
  const from = cameFrom(ctx);
  return ctx.redirect(from === "/" ? "/login" : `/login?next=${encodeURIComponent(from)}`, 303);
}

/** The page of ours that a form was sent from; `/` when the browser does not say. */
export function cameFrom({ req, url, state }: Context<State>): string {
  const from = URL.parse(req.headers.get("referer") ?? "");
  const ours = from && (from.host === url.host || from.origin === state.services.config.origin);
  return ours ? localPath(from.pathname + from.search) : "/";
}
