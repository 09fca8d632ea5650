import { STATUS_CODES } from "node:http";
import type { Manifest } from "../build/manifest.ts";
import { Context } from "../context.ts";
import { HttpError } from "../error.ts";
import { contentSecurityPolicy, newNonce } from "./csp.ts";
import { renderDocument } from "./document.ts";
import { surround } from "./place.ts";
import type { Folder } from "./routes.ts";
import { type Run, runRoute } from "./run.ts";

/** The request, and what routing found for it. */
export interface PageRequest<State> {
  req: Request;
  state: State;
  params: Record<string, string>;
  /** The matched pattern and file, `null` when none matched. */
  route: string | null;
  file: string | null;
  folders: Folder[];
  manifest: Manifest;
  onError?: (error: unknown, ctx: Context<State>) => void;
}

/** Answers a request for a page, whatever happens on the way. */
export async function answerRequest<State>(request: PageRequest<State>): Promise<Response> {
  const { req, route, params, state, manifest } = request;
  const nonce = newNonce();
  const ctx: Context<State> = new Context(
    req,
    route,
    params,
    state,
    nonce,
    async (content, init, config = {}) => {
      const placed = await surround(ctx, run, content, config);
      if (placed instanceof Response) return placed;
      const response = new Response(renderDocument(placed, nonce, manifest), init);
      response.headers.set("content-type", "text/html; charset=utf-8");
      return response;
    },
  );
  const report = (error: unknown) => {
    if (!(error instanceof HttpError && error.status < 500)) request.onError?.(error, ctx);
  };
  const run: Run<State> = { ctx, app: null, layouts: [], report };
  try {
    return withPolicy(await runRoute(run, request.folders, request.file), nonce);
  } catch (error) {
    report(error);
    return lastResort(error, manifest.dev);
  }
}

function withPolicy(response: Response, nonce: string): Response {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const headers = new Headers(response.headers);
  const name = "content-security-policy";
  headers.set(name, contentSecurityPolicy(nonce, headers.get(name)));
  headers.set("x-content-type-options", "nosniff");
  return new Response(response.body, { status: response.status, headers });
}

/** Plain text for a failure that no error page took; in development with the stack. */
function lastResort(error: unknown, dev: boolean): Response {
  const status = error instanceof HttpError ? error.status : 500;
  const stack = dev && error instanceof Error ? `\n\n${error.stack}` : "";
  return new Response(`${status} ${STATUS_CODES[status]}${stack}`, { status });
}
