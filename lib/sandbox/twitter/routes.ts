import { Hono } from "hono";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { bareJson } from "@/lib/sandbox/bare_json.ts";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { fileResponse } from "@/lib/sandbox/files.ts";
import { isSampleName, sample } from "@/lib/sandbox/samples.ts";
import { callerOf, type XCall, type XMethod } from "@/lib/sandbox/twitter/call.ts";
import { invalid, noPermission, wrongAuthentication, XRefusal } from "@/lib/sandbox/twitter/errors.ts";
import { count } from "@/lib/sandbox/twitter/limits.ts";
import { methods } from "@/lib/sandbox/twitter/methods.ts";
import { signedBy } from "@/lib/sandbox/twitter/oauth.ts";
import type { XWorld } from "@/lib/sandbox/twitter/state.ts";
import { giveBearer } from "@/lib/sandbox/twitter/token.ts";

/** X's addresses: `/2/…`, the token server, and the servers of files. */
export function xRoutes(world: XWorld): Hono {
  const app = new Hono();
  const guarded = (request: Request, method: string, run: () => Promise<Response>) =>
    answerOrFail(world.core, { platform: "twitter", method, request, answers: answers(world) }, run);

  app.post("/oauth2/token", (c) => guarded(c.req.raw, "oauth2.token", () => giveBearer(world, c.req.raw)));
  for (const [route, method] of methods) {
    const [verb = "GET", address = ""] = route.split(" ");
    app.on(verb, address, (c) => callMethod(world, c.req.raw, method, c.req.param()));
  }
  app.get(
    "/media/:id/:name",
    (c) => guarded(c.req.raw, "file", () => Promise.resolve(mediaFile(world, c.req.param("id")))),
  );
  app.get(
    "/1.1/ton/data/dm/:dm/:id/:name",
    (c) => guarded(c.req.raw, "file", () => Promise.resolve(privateFile(world, c.req.raw, c.req.param()))),
  );
  app.get("/profile_images/:name", (c) => portrait(c.req.param("name")));
  return app;
}

async function callMethod(
  world: XWorld,
  request: Request,
  method: XMethod,
  path: Record<string, string>,
): Promise<Response> {
  let account = "";
  let given: Given = { body: new Peek(undefined) };
  const log = (outcome: string) => note(world, { account, method: method.name, path, given, outcome });
  const run = async () => {
    try {
      const caller = callerOf(world, request);
      account = caller.account?.person.id ?? "";
      given = await readBody(request);
      const query = new URL(request.url).searchParams;
      return await answerTo(method, { world, ...caller, path, query, ...given }, log);
    } catch (error) {
      if (!(error instanceof XRefusal)) throw error;
      log(`${error.status}`);
      return error.toResponse();
    }
  };
  const call = { platform: "twitter", method: method.name, request, answers: answers(world) } as const;
  return await answerOrFail(world.core, call, run, log);
}

async function answerTo(method: XMethod, call: XCall, log: (outcome: string) => void): Promise<Response> {
  const { world, app, account } = call;
  if (account && method.by === "app") {
    throw wrongAuthentication("OAuth 1.0a User Context", "OAuth 2.0 Application-Only");
  }
  if (method.direct && app.access !== "read-write-directmessages") throw noPermission();
  if (method.writes && app.access === "read") throw noPermission();
  const headers = count(world, account?.person.id ?? app.id, method.name);
  const answer = await method.run(call);
  log("ok");
  return new Response(bareJson(answer), {
    status: method.status ?? 200,
    headers: { "content-type": "application/json", "x-access-level": app.access, ...headers },
  });
}

interface Given {
  readonly body: Peek;
  readonly form?: FormData;
}

/** @throws {XRefusal} 400 for a body that is neither JSON nor a form */
async function readBody(request: Request): Promise<Given> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) {
    return { body: new Peek(undefined), form: await request.formData() };
  }
  const text = request.body === null ? "" : await request.text();
  if (text === "") return { body: new Peek({}) };
  if (!type.startsWith("application/json")) throw invalid("The content type must be application/json");
  try {
    return { body: new Peek(parseJson(text)) };
  } catch {
    throw invalid("The body is not a JSON");
  }
}

function note(
  { core }: XWorld,
  { account, method, path, given: { body, form }, outcome }: {
    account: string;
    method: string;
    path: Record<string, string>;
    given: Given;
    outcome: string;
  },
): void {
  const fields = [...form ?? []];
  const texts = fields.filter(([, value]) => typeof value === "string");
  const params = {
    ...path,
    ...Object.fromEntries(texts),
    ...Object.fromEntries(body.keys.map((key) => [key, body.get(key).value])),
  };
  const files = fields.flatMap(([field, value]) =>
    value instanceof File ? [{ field, name: value.name, size: value.size }] : []
  );
  core.calls.add({ platform: "twitter", account, method, params, files, outcome });
}

function mediaFile({ media }: XWorld, id: string): Response {
  const kept = media.get(id);
  return kept ? fileResponse(kept.file) : new Response("Not Found", { status: 404 });
}

/** Only a participant of the conversation gets it, by a signature. */
function privateFile(
  world: XWorld,
  request: Request,
  { dm, id }: { dm: string; id: string },
): Response {
  try {
    const account = signedBy(world, request);
    const isTheirs = [...account.dialogues.values()].some(({ messages }) =>
      messages.get(dm)?.media?.id === id
    );
    return isTheirs ? mediaFile(world, id) : new Response("Not Found", { status: 404 });
  } catch (error) {
    if (!(error instanceof XRefusal)) throw error;
    return error.toResponse();
  }
}

/** A portrait, small or as it was given: the sandbox has one size. */
async function portrait(name: string): Promise<Response> {
  const picture = name.replace(/(_normal)?\.jpg$/, "");
  if (!isSampleName(picture)) return new Response("Not Found", { status: 404 });
  return fileResponse({ id: 0, size: 0, ...await sample(picture) });
}

const answers = ({ core }: XWorld) => ({
  rateLimited: (retryAfter: number) =>
    new XRefusal(429, "Too Many Requests", "Too Many Requests").toResponse({
      "x-rate-limit-limit": "15",
      "x-rate-limit-remaining": "0",
      "x-rate-limit-reset": String(Math.ceil(core.clock.real() / 1000) + retryAfter),
    }),
  broken: () => new XRefusal(503, "Service Unavailable", "Service Unavailable").toResponse(),
  revoked: () => new XRefusal(401, "Unauthorized", "Unauthorized").toResponse(),
});
