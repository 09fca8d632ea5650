import type { ComponentType } from "preact";
import { pathToFileURL } from "node:url";
import { islandFiles } from "../build/files.ts";
import type { FreshConfig } from "../config.ts";
import type { LayoutConfig } from "../context.ts";
import type { Middleware, PageComponent, RouteHandler } from "../define.ts";
import { registerIsland } from "./islands.ts";

/** What a route, layout, app or error file exports. */
export interface RouteModule<State> {
  file: string;
  component?: PageComponent<unknown, State>;
  handler?: RouteHandler<unknown, State>;
  config: LayoutConfig;
}

/** Imports a file of the routes folder; the runtime keeps it after the first time. */
export async function loadRoute<State>(file: string): Promise<RouteModule<State>> {
  const found = await load(file);
  const [component, handler] = [found.default, found.handlers ?? found.handler];
  const isRoute = typeof component === "function" || typeof handler === "function" ||
    typeof handler === "object";
  if (!isRoute) throw new TypeError(`A route exports a component or handlers, and ${file} does not`);
  return {
    file,
    component: component as RouteModule<State>["component"],
    handler: handler as RouteModule<State>["handler"],
    config: found.config ?? {},
  };
}

/** Imports the middlewares of a folder, if it has any. */
export async function loadMiddlewares<State>(file: string | undefined): Promise<Middleware<State>[]> {
  if (!file) return [];
  const found = await load(file);
  const list = [found.handlers ?? found.handler ?? found.default].flat();
  if (list.every((item) => typeof item === "function")) return list as Middleware<State>[];
  throw new TypeError(`A middleware file exports a function or a list of them, and ${file} does not`);
}

/** Imports the islands, so that pages that render them get islands and not plain components. */
export async function loadIslands(config: FreshConfig): Promise<void> {
  await Promise.all((await islandFiles(config)).map(async ({ name, path }) => {
    for (const [exportName, component] of Object.entries(await load(path))) {
      if (typeof component !== "function" || !/^(default$|[A-Z])/.test(exportName)) continue;
      registerIsland(component as ComponentType, name, exportName);
    }
  }));
}

async function load(file: string): Promise<Record<string, unknown>> {
  return await import(pathToFileURL(file).href);
}
