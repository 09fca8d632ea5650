import { Hono } from "hono";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { bareJson } from "@/lib/sandbox/bare_json.ts";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { accountInfo, online, setWebhook, userDetails } from "@/lib/sandbox/viber/account.ts";
import { badData, ViberRefusal } from "@/lib/sandbox/viber/errors.ts";
import { serveMedia } from "@/lib/sandbox/viber/media.ts";
import { sendMessage } from "@/lib/sandbox/viber/send.ts";
import type { ViberBot, ViberWorld } from "@/lib/sandbox/viber/state.ts";

type Method = (
  world: ViberWorld,
  bot: ViberBot,
  body: Peek,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

const METHODS: Readonly<Record<string, Method>> = {
  set_webhook: setWebhook,
  get_account_info: accountInfo,
  get_user_details: userDetails,
  get_online: (_world, bot, body) => online(bot, body),
  send_message: sendMessage,
};

/** Viber's addresses: `/pa/METHOD`, always a POST, and the file servers. */
export function viberRoutes(world: ViberWorld): Hono {
  const app = new Hono();
  app.post("/pa/:method", (c) => callMethod(world, c.req.raw, c.req.param("method")));
  app.get("/media/:key/:name", (c) => {
    const call = { platform: "viber", method: "file", request: c.req.raw, answers } as const;
    return answerOrFail(world.core, call, () => Promise.resolve(serveMedia(world, c.req.param("key"))));
  });
  return app;
}

async function callMethod(world: ViberWorld, request: Request, name: string): Promise<Response> {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return new Response("Not found", { status: 404 });
  const text = await request.text();
  const body = bodyOf(text);
  const token = request.headers.get("x-viber-auth-token") ?? body?.get("auth_token").text;
  const bot = world.bots.get(token ?? "");
  const note = (outcome: string) => log(world, bot, name, body, outcome);
  return await answerOrFail(
    world.core,
    { platform: "viber", method: name, request, answers },
    async () => {
      try {
        if (!token) throw new ViberRefusal(2, "missing_auth_token");
        if (!bot) throw new ViberRefusal(2);
        if (bot.refusal) throw bot.refusal;
        if (new TextEncoder().encode(text).length > MAX_BODY) throw badData("the request is over 30 KB");
        if (!body) throw badData("the request is not JSON");
        const answer = await method(world, bot, body);
        note("ok");
        return new Response(bareJson(answer), { headers: { "content-type": "application/json" } });
      } catch (error) {
        if (!(error instanceof ViberRefusal)) throw error;
        note(String(error.status));
        return error.toResponse();
      }
    },
    note,
  );
}

const MAX_BODY = 30 * 1024;

function bodyOf(text: string): Peek | null {
  try {
    return new Peek(parseJson(text === "" ? "{}" : text));
  } catch {
    return null;
  }
}

function log(
  world: ViberWorld,
  bot: ViberBot | undefined,
  method: string,
  body: Peek | null,
  outcome: string,
): void {
  const params = Object.fromEntries(
    (body?.keys ?? []).filter((key) => key !== "auth_token").map((key) => [key, body?.get(key).value]),
  );
  world.core.calls.add({ platform: "viber", account: bot?.id ?? "", method, params, files: [], outcome });
}

const answers = {
  rateLimited: () => new ViberRefusal(12).toResponse(),
  broken: () => new Response("<html><h1>502 Bad Gateway</h1></html>", BROKEN),
  revoked: () => new ViberRefusal(2).toResponse(),
};

const BROKEN = { status: 502, headers: { "content-type": "text/html" } };
