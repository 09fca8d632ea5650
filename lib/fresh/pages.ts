import { type Context as HonoContext, type Env, Hono } from "hono";
import { openBuild } from "./build/open.ts";
import type { FreshConfig } from "./config.ts";
import type { Context } from "./context.ts";
import { LIVE_URL, liveReload } from "./server/live.ts";
import { loadIslands } from "./server/modules.ts";
import { answerRequest } from "./server/request.ts";
import { findRoutes, type Folder } from "./server/routes.ts";
import { serveStatic } from "./server/static.ts";

/** How a server runs its pages. */
export interface PagesOptions<State, E extends Env = Env> {
  /** Builds again what changes, reloads open pages, and answers failures with their stack. */
  dev?: boolean;
  /** Makes what the middlewares, handler and pages of one request share. */
  state: (c: HonoContext<E>) => State | Promise<State>;
  /** Hears, once, of every error that became a 5xx answer. */
  onError?: (error: unknown, ctx: Context<State>) => void;
}

/**
 * Makes a Hono app of the pages, islands and static files that `config` names. It answers every address, with
 * 404 when nothing matches, so mount it last. Builds the islands when there is no build or it is stale; route
 * files are imported when first asked for.
 *
 * @throws Error when two files answer one pattern, an island imports server code, or the build fails
 */
export async function createPages<State, E extends Env = Env>(
  config: FreshConfig,
  { dev = false, state, onError }: PagesOptions<State, E>,
): Promise<Hono<E>> {
  const root: Folder = {};
  const routes = await findRoutes(`${config.root}/${config.routes}`, [root]);
  const build = await openBuild(config, dev);
  let islands: Promise<void> | undefined;

  const app = new Hono<E>();
  if (dev) app.get(LIVE_URL, () => liveReload(config));
  app.get("*", async (c, next) => await serveStatic(c.req.raw, config, await build()) ?? await next());
  app.get("*", async (c, next) => withoutSlash(new URL(c.req.url)) ?? await next());
  for (const { pattern, file, folders } of routes) {
    for (const path of withEmptyRest(pattern)) app.all(path, (c) => answer(c, pattern, folders, file));
  }
  app.all("*", (c) => answer(c, null, [root], null));
  return app;

  async function answer(c: HonoContext<E>, route: string | null, folders: Folder[], file: string | null) {
    await (islands ??= loadIslands(config));
    const facts = { req: c.req.raw, state: await state(c), params: c.req.param(), manifest: await build() };
    return await answerRequest({ ...facts, route, file, folders, onError });
  }
}

function withoutSlash({ pathname, search }: URL): Response | null {
  if (pathname === "/" || !pathname.endsWith("/")) return null;
  // Slashes at the front would name another host
  const location = pathname.replace(/^\/+/, "/").replace(/\/+$/, "") || "/";
  return new Response(null, { status: 308, headers: { location: location + search } });
}

/** Fresh's rest parameter may be empty, Hono's may not. */
function withEmptyRest(pattern: string): string[] {
  const base = pattern.replace(/\/:\w+\{\.\+\}$/, "");
  return base === pattern ? [pattern] : [base || "/", pattern];
}
