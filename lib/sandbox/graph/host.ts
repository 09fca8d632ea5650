import { Hono } from "hono";
import type { Core } from "@/lib/sandbox/core.ts";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { appSubscriptions, checkOwnApp, readApp } from "@/lib/sandbox/graph/app_calls.ts";
import { edgeOf, type GraphApi, type Verb } from "@/lib/sandbox/graph/call.ts";
import { badToken, graphAnswer, GraphRefusal, noNode, unknownPath } from "@/lib/sandbox/graph/errors.ts";
import { GraphParams, readGraphParams } from "@/lib/sandbox/graph/params.ts";
import { type Bearer, checkToken, debugToken, findBearer } from "@/lib/sandbox/graph/tokens.ts";

/** A host of the Graph API: `/v24.0/{id}/{edge}`, of any version or none, for the platforms behind it. */
export function graphRoutes(core: Core, apis: readonly GraphApi[]): Hono {
  const app = new Hono();
  const handle = (request: Request, rest: string) => callGraph(core, apis, request, rest.split("/"));
  app.on(["GET", "POST", "DELETE"], "/:version{v\\d+\\.\\d+}/:rest{.+}", (c) => {
    return handle(c.req.raw, c.req.param("rest"));
  });
  app.on(["GET", "POST", "DELETE"], "/:rest{.+}", (c) => handle(c.req.raw, c.req.param("rest")));
  return app;
}

interface Asked {
  readonly verb: Verb;
  readonly path: readonly string[];
  readonly params: GraphParams;
  /** Why the body could not be read. */
  readonly fault: unknown;
  readonly secret: string;
}

async function callGraph(
  core: Core,
  apis: readonly GraphApi[],
  request: Request,
  path: readonly string[],
): Promise<Response> {
  const read = await readGraphParams(request).catch((error: unknown) => error);
  const params = read instanceof GraphParams ? read : new GraphParams({});
  const header = request.headers.get("authorization") ?? "";
  const secret = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(header)?.[1] ?? params.text("access_token") ?? "";
  const verb = request.method === "DELETE" ? "DELETE" : request.method === "POST" ? "POST" : "GET";
  const asked = { verb, path, params, fault: read === params ? null : read, secret } as const;
  const bearer = findBearer(apis, secret);
  const note = (outcome: string) => log(core, apis, bearer, asked, outcome);
  if (!bearer) {
    note("190");
    return (secret === "" ? badToken.missing() : badToken.unknown()).toResponse();
  }
  const { platform } = bearer.api.world;
  const call = { platform, method: edgeOf(path), request, answers: bearer.api.answers };
  return await answerOrFail(core, call, () => answer(apis, bearer, asked, note), note);
}

async function answer(
  apis: readonly GraphApi[],
  bearer: Bearer,
  asked: Asked,
  note: (outcome: string) => void,
): Promise<Response> {
  try {
    if (asked.fault !== null) throw asked.fault;
    const result = await run(apis, bearer, asked);
    note("ok");
    return graphAnswer(result);
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    note(String(error.code));
    return error.toResponse();
  }
}

async function run(apis: readonly GraphApi[], bearer: Bearer, asked: Asked): Promise<unknown> {
  const { verb, path, params } = asked;
  const [first = "", edge] = path;
  if (path.length > 2) throw unknownPath(path);
  if ("token" in bearer) checkToken(bearer.api.world, bearer.token, asked);
  if (first === "debug_token") return debugToken(apis, bearer, params);
  if (verb === "GET" && first === "app" && edge === undefined) return await readApp(bearer, params);
  if ("token" in bearer) {
    const { token, api } = bearer;
    return await api.run({ ...asked, account: token.account, token });
  }
  if (edge !== "subscriptions") throw noNode(first, verb);
  checkOwnApp(bearer.app, first);
  return await appSubscriptions(bearer.api.world, bearer.app, verb, params);
}

/** An unknown token's call is noted for the first platform of the host. */
function log(
  core: Core,
  apis: readonly GraphApi[],
  bearer: Bearer | null,
  asked: Asked,
  outcome: string,
): void {
  const { verb, path, params: { values, files } } = asked;
  const { access_token: _token, appsecret_proof: _proof, input_token: _other, ...shown } = values;
  const platform = (bearer?.api ?? apis[0])?.world.platform;
  if (!platform) return;
  core.calls.add({
    platform,
    account: bearer && "token" in bearer ? bearer.token.account.id : "",
    method: edgeOf(path),
    params: { http: `${verb} /${path.join("/")}`, ...shown },
    files: [...files].map(([field, file]) => ({ field, name: file.name, size: file.bytes.length })),
    outcome,
  });
}
