import type { ComponentChildren } from "preact";
import type { Context, PageProps } from "./context.ts";
import type { PageResponse } from "./page.ts";

/** Answers a request: a finished Response, or data for the page component. */
export type HandlerFn<Data, State> = (
  ctx: Context<State>,
) => Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;

/** One handler per method. HEAD falls back to GET, GET to the bare page; any other missing one answers 405. */
export type HandlerByMethod<Data, State> = {
  [method in "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS"]?: HandlerFn<Data, State>;
};

/** What a route exports as `handler` or `handlers`; a single function answers every method. */
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

/** Runs around everything below its folder; `ctx.next()` goes on. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;

/** A page, layout or app: the only components that may be async. */
export type PageComponent<Data, State> = (
  props: PageProps<Data, State>,
) => ComponentChildren | Promise<ComponentChildren | Response>;

interface Define<State> {
  handlers<Data, Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>>(
    handlers: Handlers,
  ): Handlers;
  page<
    Handler extends RouteHandler<unknown, State> = never,
    Data = Handler extends HandlerFn<infer Found, State> ? Found
      : Handler extends HandlerByMethod<infer Found, State> ? Found
      : never,
  >(render: PageComponent<Data, State>): PageComponent<Data, State>;
  layout(render: PageComponent<unknown, State>): PageComponent<unknown, State>;
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): M;
}

/** Gives `define`, whose functions return what they get, typed for this state. */
export function createDefine<State>(): Define<State> {
  return {
    handlers: (handlers) => handlers,
    page: (render) => render,
    layout: (render) => render,
    middleware: (middleware) => middleware,
  };
}
