/**
 * The part of Fresh 2's API that the pages use, under Fresh's names.
 * @module
 */
export { Context, type PageProps } from "./context.ts";
export {
  createDefine,
  type HandlerByMethod,
  type HandlerFn,
  type Middleware,
  type RouteHandler,
} from "./define.ts";
export { HttpError } from "./error.ts";
export { page, type PageResponse } from "./page.ts";
export type { FreshConfig } from "./config.ts";
