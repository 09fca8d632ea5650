import type { ComponentChildren, FunctionComponent } from "preact";

/** What a route, layout or `ctx.render()` may set. */
export interface LayoutConfig {
  skipAppWrapper?: boolean;
  skipInheritedLayouts?: boolean;
}

type Render = (content: ComponentChildren, init?: ResponseInit, config?: LayoutConfig) => Promise<Response>;

/** One per request, shared by its middlewares, handler, layouts and page. */
export class Context<State> {
  readonly url: URL;
  /** What the handler gave to its page. */
  data: unknown = undefined;
  /** What was thrown, while an error page renders. */
  error: unknown = null;
  /** What a layout or the app wraps. */
  Component: FunctionComponent = () => null;
  /** Runs the next middleware, or the route itself. */
  next: () => Promise<Response> = () => Promise.reject(new Error("Nothing follows the route's handler"));

  constructor(
    readonly req: Request,
    /** The matched pattern, `null` when none matched. */
    readonly route: string | null,
    readonly params: Record<string, string>,
    readonly state: State,
    /** Of this response's policy; `<script>` in pages carries it by itself. */
    readonly nonce: string,
    /** Renders JSX inside the app and the layouts. */
    readonly render: Render,
  ) {
    this.url = new URL(req.url);
  }

  /**
   * Answers with a redirect, 302 by default (303 suits a form post). A path that browsers would take for
   * another host (`//host`, `/\host`) is brought back to this one.
   */
  redirect(pathOrUrl: string, status = 302): Response {
    const [, path = "", rest = ""] = pathOrUrl.match(/^([^?#]*)(.*)$/s) ?? [];
    const location = path.startsWith("/") ? path.replace(/[/\\\s]+/g, "/") + rest : pathOrUrl;
    return new Response(null, { status, headers: { location } });
  }
}

/** What a page, layout or app component receives. */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<Context<State>, "req" | "url" | "route" | "params" | "state" | "nonce" | "error" | "Component">
  & { data: Data };
