import type { Context } from "../context.ts";
import type { HandlerFn, Middleware } from "../define.ts";
import { HttpError } from "../error.ts";
import { page } from "../page.ts";
import { loadMiddlewares, loadRoute, type RouteModule } from "./modules.ts";
import { place, type Surroundings } from "./place.ts";
import type { Folder } from "./routes.ts";

/** One request on its way, inside the app and layouts of the folders that it has entered. */
export interface Run<State> extends Surroundings<State> {
  ctx: Context<State>;
  /** Hears of what an error page, or the last resort, is about to answer. */
  report: (error: unknown, ctx: Context<State>) => void;
}

/**
 * Runs the folders' middlewares from the root inwards, then the file; without one the answer is 404. What is
 * thrown goes to the nearest error page on the way out.
 *
 * @throws what was thrown, when there is no such page
 */
export async function runRoute<State>(
  run: Run<State>,
  folders: Folder[],
  file: string | null,
): Promise<Response> {
  const steps: Middleware<State>[] = [];
  for (const folder of folders) {
    steps.push(enter(run, folder, folders[0]?.notFound));
    steps.push(...await loadMiddlewares<State>(folder.middleware));
  }
  steps.push(async () => {
    if (!file) throw new HttpError(404);
    return await answer(run, await loadRoute<State>(file));
  });
  return await chain(run.ctx, steps);
}

async function chain<State>(ctx: Context<State>, [step, ...rest]: Middleware<State>[]): Promise<Response> {
  if (!step) throw new Error("Nothing follows the route's handler");
  ctx.next = () => chain(ctx, rest);
  return await step(ctx);
}

function enter<State>(run: Run<State>, folder: Folder, notFound: string | undefined): Middleware<State> {
  return async (ctx) => {
    const { app, layouts } = run;
    try {
      if (folder.app) run.app = await loadRoute<State>(folder.app);
      if (folder.layout) addLayout(run, await loadRoute<State>(folder.layout));
      return await ctx.next();
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 500;
      const file = (status === 404 && notFound) || folder.error;
      if (!file) throw error;
      ctx.error = error;
      run.report(error, ctx);
      return await answer(run, await loadRoute<State>(file), status);
    } finally {
      Object.assign(run, { app, layouts });
    }
  };
}

function addLayout<State>(run: Run<State>, layout: RouteModule<State>): void {
  if (layout.config.skipAppWrapper) run.app = null;
  run.layouts = layout.config.skipInheritedLayouts ? [layout] : [...run.layouts, layout];
}

/** Calls the file's handler, and renders its page with what the handler gave. */
async function answer<State>(
  { ctx }: Run<State>,
  route: RouteModule<State>,
  errorStatus?: number,
): Promise<Response> {
  const given = await handlerFor(route, errorStatus ? "GET" : ctx.req.method)(ctx);
  if (given instanceof Response) return given;
  ctx.data = given.data;
  const content = await place(ctx, route, null);
  if (content instanceof Response) return content;
  return await ctx.render(
    content,
    { status: given.status ?? errorStatus, headers: given.headers },
    route.config,
  );
}

function handlerFor<State>(
  { handler, component }: RouteModule<State>,
  method: string,
): HandlerFn<unknown, State> {
  if (typeof handler === "function") return handler;
  const handlers = new Map<string, HandlerFn<unknown, State>>(Object.entries(handler ?? {}));
  if (component && !handlers.has("GET")) handlers.set("GET", () => page());
  const get = handlers.get("GET");
  if (get && !handlers.has("HEAD")) handlers.set("HEAD", get);
  const allow = [...handlers.keys()].join(", ");
  return handlers.get(method) ??
    (() => new Response("405 Method Not Allowed", { status: 405, headers: { allow } }));
}
