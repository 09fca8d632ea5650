import { Hono } from "hono";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { fileResponse } from "@/lib/sandbox/files.ts";
import { TelegramRefusal } from "@/lib/sandbox/telegram/errors.ts";
import { tooLarge } from "@/lib/sandbox/telegram/input.ts";
import { methodName, runMethod } from "@/lib/sandbox/telegram/methods.ts";
import { Params, readParams } from "@/lib/sandbox/telegram/params.ts";
import type { Bot, TelegramWorld } from "@/lib/sandbox/telegram/state.ts";

/** The Bot API's addresses: `/bot{token}/METHOD` and `/file/bot{token}/{path}`. */
export function telegramRoutes(world: TelegramWorld): Hono {
  const app = new Hono();
  app.get("/file/:bot/:folder/:name", (c) => {
    const bot = botOf(world, c.req.param("bot"));
    const call = { platform: "telegram", method: "file", request: c.req.raw, answers } as const;
    return answerOrFail(world.core, call, () => Promise.resolve(serveFile(bot, c.req.param("name"))));
  });
  app.all("/:bot{bot[^/]+}/:method", (c) => callMethod(world, c.req.raw, c.req.param()));
  app.all("*", () => notFound().toResponse());
  return app;
}

function botOf(world: TelegramWorld, segment: string): Bot | undefined {
  return world.bots.get(segment.slice("bot".length));
}

function serveFile(bot: Bot | undefined, name: string): Response {
  const id = Number(/^file_(\d+)/.exec(name)?.[1]);
  const file = bot && [...bot.files.values()].find((one) => one.id === id);
  return file ? fileResponse(file) : notFound().toResponse();
}

async function callMethod(
  world: TelegramWorld,
  request: Request,
  path: { bot: string; method: string },
): Promise<Response> {
  const method = methodName(path.method);
  if (!/^bot\d+:[\w-]+$/.test(path.bot) || !method) return notFound().toResponse();
  const bot = botOf(world, path.bot);
  const params = await readParams(request, tooLarge).catch((error: unknown) => error);
  const note = (outcome: string) => log(world, bot, method, params, outcome);
  const call = { platform: "telegram", method, request, answers } as const;
  if (!bot) {
    note("401");
    return answers.revoked();
  }
  return await answerOrFail(world.core, call, async () => {
    const response = await answer(world, bot, method, params);
    note(response.ok ? "ok" : String(response.status));
    return response;
  }, note);
}

async function answer(world: TelegramWorld, bot: Bot, method: string, params: unknown): Promise<Response> {
  try {
    if (!(params instanceof Params)) throw params;
    const result = await runMethod({ world, bot, method, params });
    return Response.json({ ok: true, result, ...describe(method) });
  } catch (error) {
    if (error instanceof TelegramRefusal) return error.toResponse();
    throw error;
  }
}

/** Two methods tell in words what they did. */
function describe(method: string): { description?: string } {
  if (method === "setWebhook") return { description: "Webhook was set" };
  return method === "deleteWebhook" ? { description: "Webhook was deleted" } : {};
}

function log(world: TelegramWorld, bot: Bot | undefined, method: string, params: unknown, outcome: string) {
  const { values, files } = params instanceof Params ? params : new Params({});
  world.core.calls.add({
    platform: "telegram",
    account: bot ? String(bot.id) : "",
    method,
    params: values,
    files: [...files].map(([field, file]) => ({ field, name: file.name, size: file.bytes.length })),
    outcome,
  });
}

const notFound = () => new TelegramRefusal(404, "Not Found");

const answers = {
  rateLimited: (retry_after: number) =>
    new TelegramRefusal(429, `Too Many Requests: retry after ${retry_after}`, { retry_after }).toResponse(),
  broken: () => new TelegramRefusal(502, "Bad Gateway").toResponse(),
  revoked: () => new TelegramRefusal(401, "Unauthorized").toResponse(),
};
