import { Hono } from "hono";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { bareJson } from "@/lib/sandbox/bare_json.ts";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { fileResponse } from "@/lib/sandbox/files.ts";
import type { MaxMethod } from "@/lib/sandbox/max/call.ts";
import { badPayload, MaxRefusal, tooMany, wrongToken } from "@/lib/sandbox/max/errors.ts";
import { methods } from "@/lib/sandbox/max/methods.ts";
import type { MaxBot, MaxWorld } from "@/lib/sandbox/max/state.ts";
import { takeUpload } from "@/lib/sandbox/max/upload.ts";

/** MAX's addresses: the API, the upload servers and the file servers. */
export function maxRoutes(world: MaxWorld): Hono {
  const app = new Hono();
  const guarded = (request: Request, method: string, run: () => Promise<Response>) =>
    answerOrFail(world.core, { platform: "max", method, request, answers }, run);

  for (const [route, method] of methods) {
    const [verb = "GET", address = ""] = route.split(" ");
    app.on(verb, address, (c) => callMethod(world, c.req.raw, method, c.req.param()));
  }
  app.post("/upload/:key", (c) =>
    guarded(c.req.raw, "upload", async () => {
      const response = await takeUpload(world, c.req.param("key"), c.req.raw);
      note(world, undefined, "upload", {}, response.ok ? "ok" : String(response.status));
      return response;
    }));
  app.get("/cdn/:key/:name", (c) =>
    guarded(c.req.raw, "file", () => {
      const file = world.files.get(c.req.param("key"));
      return Promise.resolve(file ? fileResponse(file) : c.notFound());
    }));
  app.get("/watch/:token", (c) => c.html("<!DOCTYPE html><title>MAX</title><p>A page to watch a video</p>"));
  return app;
}

async function callMethod(
  world: MaxWorld,
  request: Request,
  { name, run }: MaxMethod,
  path: Record<string, string>,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const bot = world.bots.get(request.headers.get("authorization") ?? query.get("access_token") ?? "");
  const text = await request.text();
  const params = { ...path, ...Object.fromEntries(query), ...fieldsOf(text) };
  const log = (outcome: string) => note(world, bot, name, params, outcome);
  const answer = async () => {
    try {
      if (!bot || bot.revoked) throw wrongToken();
      count(world, bot);
      const result = await run({ world, bot, query, path, body: bodyOf(text) });
      log("ok");
      return new Response(bareJson(result), {
        headers: { "content-type": "application/json; charset=utf-8" },
      });
    } catch (error) {
      if (!(error instanceof MaxRefusal)) throw error;
      log(error.code);
      return error.toResponse();
    }
  };
  const call = { platform: "max", method: name, request, answers } as const;
  return await answerOrFail(world.core, call, answer, log);
}

const MOST_PER_SECOND = 30;

/** @throws {MaxRefusal} 429 above thirty calls in a second */
function count({ core }: MaxWorld, bot: MaxBot): void {
  const now = core.clock.now();
  const lately = bot.calls.filter((at) => at <= now && now - at < 1_000);
  if (lately.length >= MOST_PER_SECOND) throw tooMany();
  bot.calls = [...lately, now];
}

/** @throws {MaxRefusal} 400 for a body that is no JSON */
function bodyOf(text: string): Peek {
  try {
    return new Peek(parseJson(text === "" ? "{}" : text));
  } catch {
    throw badPayload("The body is not a JSON");
  }
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const body = bodyOf(text);
    return Object.fromEntries(body.keys.map((key) => [key, body.get(key).value]));
  } catch {
    return {};
  }
}

function note(
  { core }: MaxWorld,
  bot: MaxBot | undefined,
  method: string,
  { access_token: _secret, ...params }: Record<string, unknown>,
  outcome: string,
): void {
  const account = bot ? String(bot.id) : "";
  core.calls.add({ platform: "max", account, method, params, files: [], outcome });
}

/** Which seconds to wait MAX does not say. */
const answers = {
  rateLimited: () => tooMany().toResponse(),
  broken: () => new MaxRefusal(503, "service.unavailable", "Service unavailable").toResponse(),
  revoked: () => wrongToken().toResponse(),
};
