import assert from "node:assert/strict";
import { until } from "../../flows/until.ts";
import { json, onStage, type Stage } from "./product.ts";

const BOT = "777000:AAsandbox_token-for_tests";
const VK = "vk1.a.sandbox-token-for-tests";

interface Cast {
  anna: ReturnType<Stage["sandbox"]["telegram"]["customer"]>;
  /** sendMessage to Анна. */
  send(text: string, signal?: AbortSignal): Promise<Response>;
  vk(method: string, signal?: AbortSignal): Promise<Response>;
}

function withBoth(test: (stage: Stage & Cast) => Promise<void>) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      sandbox.telegram.addBot({ token: BOT, name: "Глина и небо", username: "clay_sky_bot" });
      sandbox.vk.addCommunity({ token: VK, groupId: 101, name: "Глина и небо" });
      const anna = sandbox.telegram.customer({ id: 555, firstName: "Анна" });
      const post = (path: string, body: Record<string, string>, signal?: AbortSignal) =>
        fetch(`${url}${path}`, { method: "POST", body: new URLSearchParams(body), signal });
      const send = (text: string, signal?: AbortSignal) =>
        post(`/telegram/bot${BOT}/sendMessage`, { chat_id: "555", text }, signal);
      const vk = (method: string, signal?: AbortSignal) =>
        post(`/vk/method/${method}`, { v: "5.199", access_token: VK }, signal);
      await (await post(`/telegram/bot${BOT}/setWebhook`, { url: `${product.url}/t` })).body?.cancel();
      await anna.write("привет");
      product.hooks.length = 0;
      await test({ ...stage, anna, send, vk });
    });
}

Deno.test(
  "429 tells how long to wait, as often as it was set, and does nothing",
  withBoth(async ({ sandbox, send, anna }) => {
    sandbox.faults.set({ platform: "telegram", method: "sendMessage", kind: "429", times: 2, retryAfter: 7 });
    const refused = await send("раз");
    assert.equal(refused.status, 429);
    const body = await json(refused);
    assert.equal(body.at("parameters.retry_after"), 7);
    assert.equal(body.at("description"), "Too Many Requests: retry after 7");
    assert.equal((await json(send("два"))).at("error_code"), 429);
    assert.equal((await json(send("три"))).at("ok"), true);
    assert.deepEqual(anna.lines().map(({ text }) => text), ["привет", "три"]);
    assert.deepEqual(sandbox.faults.list(), []);
  }),
);

Deno.test(
  "VK answers 429 as error 6 and a revoked token as error 5; 5xx is an HTML page",
  withBoth(async ({ sandbox, vk }) => {
    const code = async () => (await json(vk("groups.getById"))).at("error.error_code");
    sandbox.faults.set({ platform: "vk", kind: "429", times: 1 });
    assert.equal(await code(), 6);
    const id = sandbox.faults.set({ platform: "vk", kind: "token_revoked" });
    assert.deepEqual([await code(), await code()], [5, 5]);
    assert.equal(sandbox.faults.list()[0]?.hits, 2);
    sandbox.faults.clear({ id });
    assert.equal(await code(), undefined);
    sandbox.faults.set({ platform: "vk", kind: "5xx", times: 1 });
    const broken = await vk("groups.getById");
    assert.equal(broken.status, 502);
    assert.match(await broken.text(), /^<html>/);
  }),
);

Deno.test(
  "token_revoked is 401 and 5xx 502 at Telegram, for the named platform alone",
  withBoth(async ({ sandbox, send, vk }) => {
    sandbox.faults.set({ platform: "telegram", kind: "token_revoked", times: 1 });
    assert.equal((await json(vk("groups.getById"))).at("error"), undefined);
    assert.equal((await json(send("раз"))).at("error_code"), 401);
    sandbox.faults.set({ platform: "telegram", kind: "5xx", times: 1 });
    assert.equal((await json(send("раз"))).at("error_code"), 502);
  }),
);

Deno.test(
  "timeout_after_accept takes the message and never answers; the client's giving up ends it",
  withBoth(async ({ sandbox, send, anna }) => {
    sandbox.faults.set({ platform: "telegram", kind: "timeout_after_accept", times: 1 });
    const giveUp = new AbortController();
    const accepted = new Promise<void>((resolve) => {
      const stop = setInterval(() => {
        if (anna.lines().at(-1)?.text !== "дойдёт") return;
        clearInterval(stop);
        resolve();
      }, 5);
    });
    const call = send("дойдёт", giveUp.signal);
    await accepted;
    giveUp.abort();
    await assert.rejects(call, { name: "AbortError" });
    assert.equal(sandbox.telegram.sent.length, 1);
    assert.equal((await json(send("дальше"))).at("ok"), true);
  }),
);

Deno.test({
  name: "closing the sandbox releases what hangs and leaves nothing behind",
  sanitizeOps: true,
  sanitizeResources: true,
  fn: withBoth(async ({ sandbox, send, served }) => {
    sandbox.faults.set({ platform: "telegram", kind: "timeout_after_accept" });
    const call = send("повисло").then((response) => response.text());
    const failed = assert.rejects(call);
    await until("the message to be taken", () => sandbox.telegram.sent.length > 0);
    await served.close();
    await failed;
  }),
});

Deno.test(
  "drop_connection breaks off before anything is done",
  withBoth(async ({ sandbox, send, anna }) => {
    sandbox.faults.set({ platform: "telegram", kind: "drop_connection", times: 1 });
    await assert.rejects(send("потеряется").then((response) => response.text()));
    assert.deepEqual(anna.lines().map(({ text }) => text), ["привет"]);
  }),
);

Deno.test(
  "duplicate posts the same update twice",
  withBoth(async ({ sandbox, anna, product }) => {
    sandbox.faults.set({ platform: "telegram", method: "message", kind: "duplicate", times: 1 });
    await anna.write("дважды");
    await anna.write("один раз");
    assert.deepEqual(product.hooks.map(({ body }) => body.at("message.text")), [
      "дважды",
      "дважды",
      "один раз",
    ]);
    assert.equal(product.hooks[0]?.raw, product.hooks[1]?.raw);
  }),
);

Deno.test(
  "reorder lets the next update go first",
  withBoth(async ({ sandbox, anna, product }) => {
    sandbox.faults.set({ platform: "telegram", kind: "reorder", times: 1 });
    const first = anna.write("первое");
    await anna.write("второе");
    assert.equal((await first).delivered, true);
    assert.deepEqual(product.hooks.map(({ body }) => body.at("message.text")), ["второе", "первое"]);
  }),
);

Deno.test("a fault is refused for a senseless number of times", () =>
  onStage(({ sandbox }) => {
    assert.throws(() => sandbox.faults.set({ platform: "vk", kind: "5xx", times: 0 }), RangeError);
    return Promise.resolve();
  }));
