import assert from "node:assert/strict";
import { Json, json, onStage, type Stage } from "./product.ts";

const TOKEN = "777000:AAsandbox_token-for_tests";

interface Cast {
  post(path: string, body: unknown): Promise<Response>;
  state(): Promise<Json>;
}

/** The control API with one connected bot, all set up through HTTP alone. */
function withControl(test: (stage: Stage & Cast) => Promise<void>) {
  return () =>
    onStage(async (stage) => {
      const { url, product } = stage;
      const post = (path: string, body: unknown) =>
        fetch(`${url}/sandbox/api/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      const state = () => json(fetch(`${url}/sandbox/api/state`));
      const account = { platform: "telegram", token: TOKEN, name: "Глина и небо", username: "clay_bot" };
      await (await post("accounts", account)).body?.cancel();
      await json(fetch(`${url}/telegram/bot${TOKEN}/setWebhook?url=${product.url}/t`));
      await test({ ...stage, post, state });
    });
}

/** Reads server-sent events until one fits. */
async function waitFor(response: Response, fits: (event: Json) => boolean): Promise<Json> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    const events = text.split("\n\n").slice(0, -1).filter((part) => part.startsWith("data: "));
    const found = events.map((part) => new Json(JSON.parse(part.slice(6)))).find(fits);
    if (!found) continue;
    await reader.cancel();
    return found;
  }
  throw new Error(`No such event in ${text}`);
}

Deno.test(
  "a person made through the API writes, and is seen in the state and in the conversation",
  withControl(async ({ post, state, url, product }) => {
    const person = await json(post("customers", { platform: "telegram", firstName: "Марк" }));
    const acts = `customers/telegram/777000/${person.text("id")}/acts`;
    const done = await json(post(acts, { act: "write", text: "Здравствуйте", attachments: ["mug"] }));
    assert.equal(done.at("delivered"), true);
    assert.equal(product.hooks[0]?.body.at("message.caption"), "Здравствуйте");
    const now = await state();
    assert.equal(now.at("platforms.0.customers.0.name"), "Марк");
    assert.equal(now.at("platforms.0.customers.0.reachable"), true);
    assert.equal(now.at("conversations.0.count"), 1);
    const id = encodeURIComponent(now.text("conversations.0.id"));
    const conversation = await json(fetch(`${url}/sandbox/api/conversations/${id}`));
    const picture = await fetch(conversation.text("lines.0.attachments.0.url"));
    assert.equal(picture.headers.get("content-type"), "image/jpeg");
    assert.equal(picture.headers.get("x-content-type-options"), "nosniff");
    await picture.body?.cancel();
  }),
);

Deno.test(
  "an act does not wait for a slow product",
  withControl(async ({ post, product, sandbox }) => {
    const person = await json(post("customers", { platform: "telegram", firstName: "Марк" }));
    const release = Promise.withResolvers<Response>();
    product.answers.push(() => release.promise);
    const acts = `customers/telegram/777000/${person.text("id")}/acts`;
    assert.deepEqual((await json(post(acts, { act: "write", text: "ау" }))).value, { pending: true });
    release.resolve(new Response("ok"));
    await sandbox.idle();
  }),
);

Deno.test(
  "what makes no sense is refused with a reason",
  withControl(async ({ post, url }) => {
    const refused = async (path: string, body: unknown) => {
      const response = await post(path, body);
      return `${response.status} ${(await json(response)).text("error")}`;
    };
    assert.match(
      await refused("customers", { platform: "icq", firstName: "A" }),
      /^422 Could not read the body/,
    );
    assert.match(
      await refused("customers", { platform: "telegram", firstName: "A", account: "5" }),
      /^422 .*bot 5/,
    );
    assert.match(
      await refused("customers/telegram/777000/1/acts", { act: "write", text: "x" }),
      /^422 .*customer 1/,
    );
    assert.match(await refused("posts", { platform: "telegram", text: "x" }), /^422 telegram has no walls/);
    assert.match(await refused("faults", { platform: "telegram", kind: "meteor" }), /^422/);
    const form = await fetch(`${url}/sandbox/api/faults`, {
      method: "POST",
      body: new URLSearchParams({ a: "b" }),
    });
    assert.equal(form.status, 422);
    await form.body?.cancel();
  }),
);

Deno.test(
  "faults are set, listed and cleared",
  withControl(async ({ post, url, state }) => {
    const fault = { platform: "telegram", method: "getMe", kind: "429", retryAfter: 3 };
    const id = (await json(post("faults", fault))).text("id");
    assert.equal((await json(fetch(`${url}/telegram/bot${TOKEN}/getMe`))).at("parameters.retry_after"), 3);
    assert.equal((await state()).at("faults.0.hits"), 1);
    assert.equal((await fetch(`${url}/sandbox/api/faults/${id}`, { method: "DELETE" })).status, 204);
    assert.deepEqual((await state()).at("faults"), []);
  }),
);

Deno.test(
  "the stream tells of messages, calls and webhooks as they happen",
  withControl(async ({ post, url, sandbox }) => {
    const person = await json(post("customers", { platform: "telegram", firstName: "Марк" }));
    const stream = await fetch(`${url}/sandbox/api/events`);
    assert.equal(stream.headers.get("content-type"), "text/event-stream");
    const line = waitFor(stream, (event) => event.at("line.from") === "business");
    const acts = `customers/telegram/777000/${person.text("id")}/acts`;
    await json(post(acts, { act: "write", text: "Есть кто?" }));
    const body = new URLSearchParams({ chat_id: person.text("id"), text: "Есть" });
    await json(fetch(`${url}/telegram/bot${TOKEN}/sendMessage`, { method: "POST", body }));
    assert.equal((await line).at("line.text"), "Есть");
    await sandbox.idle();
  }),
);

Deno.test({
  name: "an open stream ends with the sandbox and leaves nothing behind",
  sanitizeOps: true,
  sanitizeResources: true,
  fn: withControl(async ({ url, served }) => {
    const stream = await fetch(`${url}/sandbox/api/events`);
    const rest = stream.text();
    await served.close();
    assert.match(await rest, /^retry: 1000/);
  }),
});

Deno.test(
  "the phone page and its files come with a strict policy; nothing beside them does",
  withControl(async ({ url }) => {
    const page = await fetch(`${url}/sandbox/phone`);
    assert.match(page.headers.get("content-security-policy") ?? "", /script-src 'self'; style-src 'self'/);
    const html = await page.text();
    assert.doesNotMatch(html, /<style|style=|<script>|onclick/);
    for (const [, file] of html.matchAll(/(?:src|href)="(phone\/[^"]+)"/g)) {
      const response = await fetch(`${url}/sandbox/${file}`);
      assert.equal(response.status, 200, `status of ${file}`);
      assert.match(response.headers.get("content-type") ?? "", /^text\/(css|javascript)/);
      await response.body?.cancel();
    }
    for (
      const path of [
        "phone/none.js",
        "phone/..%2fmod.ts",
        "phone/phone.html",
        "files/99/x.jpg",
        "samples/none",
      ]
    ) {
      const response = await fetch(`${url}/sandbox/${path}`);
      assert.equal(response.status, 404, path);
      await response.body?.cancel();
    }
  }),
);
