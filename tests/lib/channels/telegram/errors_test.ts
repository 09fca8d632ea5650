import assert from "node:assert/strict";
import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import { send } from "@/lib/channels/telegram/send.ts";
import { BotApi, connection, outbound, refusal, TOKEN } from "./bot_api.ts";

const TEXT = "секретный текст";

/** Sends a text to a server that answers so, and gives back what was thrown. */
async function failure(answer: () => Response | Promise<Response>, rest = connection()): Promise<SendError> {
  await using api = new BotApi({ sendMessage: answer });
  return await thrown(() => send(api.net, outbound({ text: TEXT }), rest));
}

async function thrown(work: () => Promise<unknown>): Promise<SendError> {
  const error = await work().then(() => undefined, (error: unknown) => error);
  assert.ok(error instanceof SendError);
  const everything = Deno.inspect(error, { depth: 20 });
  assert.ok(!everything.includes(TOKEN) && !everything.includes(TEXT), "The error tells a secret");
  return error;
}

const REFUSALS: readonly (readonly [number, string, SendErrorKind])[] = [
  [401, "Unauthorized", "token"],
  [404, "Not Found", "token"],
  [403, "Forbidden: bot was blocked by the user", "user"],
  [403, "Forbidden: user is deactivated", "user"],
  [403, "Forbidden: bot can't initiate conversation with a user", "user"],
  [400, "Bad Request: chat not found", "user"],
  [400, "Bad Request: group chat was upgraded to a supergroup chat", "user"],
  [400, "Bad Request: message is too long", "content"],
  [400, "Bad Request: can't parse entities", "content"],
  [413, "Request Entity Too Large", "content"],
  [409, "Conflict: terminated by other getUpdates request", "transient"],
  [429, "Too Many Requests: retry after 5", "rate"],
  [500, "Internal Server Error", "transient"],
  [502, "Bad Gateway", "transient"],
  [418, "I'm a teapot", "content"],
];

Deno.test.each(REFUSALS)("refusal %d %s is of the kind %s", async (code, words, kind) => {
  const error = await failure(() => refusal(code, words));
  assert.deepEqual([error.kind, error.platformCode, error.maybeSent], [kind, `${code} ${words}`, false]);
});

Deno.test("429 tells how long to wait, in ms", async () => {
  const error = await failure(() => refusal(429, "Too Many Requests: retry after 5", { retry_after: 5 }));
  assert.equal(error.retryAfter, 5_000);
  assert.equal((await failure(() => refusal(403, "Forbidden"))).retryAfter, undefined);
});

Deno.test("a token in Telegram's own words is not repeated", async () => {
  const error = await failure(() => refusal(400, `Bad Request: /bot${TOKEN}/sendMessage`));
  assert.equal(error.platformCode, "400 Bad Request: /bot…/sendMessage");
});

Deno.test("an answer that is not Telegram's own is transient", async () => {
  const page = (status: number) => failure(() => new Response("<html>", { status }));
  assert.deepEqual([(await page(502)).kind, (await page(502)).maybeSent], ["transient", false]);
  assert.deepEqual([(await page(504)).kind, (await page(504)).maybeSent], ["transient", true]);
  assert.deepEqual([(await page(200)).kind, (await page(200)).maybeSent], ["transient", true]);
  const nameless = await failure(() => Response.json({ ok: true, result: {} }));
  assert.deepEqual([nameless.kind, nameless.maybeSent], ["transient", true]);
});

Deno.test("a call cut off after it was taken may have been sent", async () => {
  const net = {
    base: "https://api.example.org",
    fetch: () => Promise.reject(new DOMException("Gone", "TimeoutError")),
  };
  const error = await thrown(() => send(net, outbound({ text: TEXT }), connection()));
  assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
});

Deno.test("a server that is not there is transient and tells no address", async () => {
  const net = new BotApi({});
  const { base } = net.net;
  await net[Symbol.asyncDispose]();
  const error = await thrown(() => send({ base, fetch }, outbound({ text: TEXT }), connection()));
  assert.deepEqual([error.kind, error.maybeSent], ["transient", false]);
});

Deno.test("a token that cannot be one is never sent anywhere", async () => {
  for (const token of ["", "abc", "1:a/../b", "1:a?b"]) {
    const error = await failure(() => refusal(500, "Called"), connection({ credentials: { token } }));
    assert.equal(error.kind, "token");
  }
});
