import assert from "node:assert/strict";
import type { Update } from "grammy/types";
import { json, onStage, type Stage } from "./product.ts";

const TOKEN = "777000:AAsandbox_token-for_tests";

interface Cast {
  anna: ReturnType<Stage["sandbox"]["telegram"]["customer"]>;
  call(method: string, body: unknown): Promise<Response>;
}

/** A bot whose webhook is set, and Анна (555). */
function withWebhook(test: (stage: Stage & Cast) => Promise<void>, allowed?: string[]) {
  return () =>
    onStage(async (stage) => {
      stage.sandbox.telegram.addBot({ token: TOKEN, name: "Глина и небо", username: "clay_sky_bot" });
      const anna = stage.sandbox.telegram.customer({
        id: 555,
        firstName: "Анна",
        lastName: "К",
        language: "ru",
      });
      const call = (method: string, body: unknown) =>
        fetch(`${stage.url}/telegram/bot${TOKEN}/${method}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      const url = `${stage.product.url}/webhooks/telegram/c1`;
      await call("setWebhook", { url, secret_token: "s3cret-Token_1", allowed_updates: allowed });
      await test({ ...stage, anna, call });
    });
}

Deno.test(
  "a message is posted as JSON with the secret header",
  withWebhook(async ({ product, anna }) => {
    const done = await anna.write("Добрый день, есть https://a.example ?");
    assert.deepEqual({ ...done, ids: done.ids.length }, {
      ids: 1,
      delivered: true,
      attempts: 1,
      status: 200,
    });
    const [hook] = product.hooks;
    assert.equal(hook?.path, "/webhooks/telegram/c1");
    assert.equal(hook?.headers.get("content-type"), "application/json");
    assert.equal(hook?.headers.get("x-telegram-bot-api-secret-token"), "s3cret-Token_1");
    const message = hook?.body.in("message");
    assert.equal(message?.at("from.language_code"), "ru");
    assert.equal(message?.at("chat.last_name"), "К");
    assert.equal(message?.text("message_id"), done.ids[0]);
    assert.deepEqual(message?.at("entities"), [{ type: "url", offset: 18, length: 17 }]);
    const update: Update = JSON.parse(hook?.raw ?? "");
    assert.ok(Number.isInteger(update.update_id));
  }),
);

Deno.test(
  "update and message ids grow by one",
  withWebhook(async ({ product, anna }) => {
    await anna.write("раз");
    await anna.write("два");
    const [one, two] = product.hooks.map(({ body }) => [
      Number(body.at("update_id")),
      Number(body.at("message.message_id")),
    ]);
    assert.deepEqual(two, one?.map((id) => id + 1));
  }),
);

Deno.test(
  "every kind of attachment has its documented shape",
  withWebhook(async ({ product, anna }) => {
    await anna.write("смотрите", { attachments: ["cracked"] });
    await anna.write("", {
      attachments: ["voice", "audio", "video", "videoNote", "sticker", "price", { kind: "location" }, {
        kind: "contact",
        phone: "+79210000000",
      }],
    });
    const messages = product.hooks.map(({ body }) => body.in("message"));
    assert.equal(messages[0]?.at("caption"), "смотрите");
    assert.equal(messages[0]?.list("photo").at(-1)?.at("width"), 720);
    assert.equal(messages[1]?.at("voice.mime_type"), "audio/ogg");
    assert.equal(messages[2]?.at("audio.file_name"), "audio.mp3");
    assert.equal(messages[3]?.at("video.duration"), 3);
    assert.equal(messages[4]?.at("video_note.length"), 240);
    assert.equal(messages[5]?.at("sticker.is_animated"), false);
    assert.equal(messages[6]?.at("document.mime_type"), "application/pdf");
    assert.equal(typeof messages[7]?.at("location.latitude"), "number");
    assert.equal(messages[8]?.at("contact.phone_number"), "+79210000000");
  }),
);

Deno.test(
  "TG-09 an album comes as separate messages with one media_group_id, the caption on the first",
  withWebhook(async ({ product, anna }) => {
    await anna.sendAlbum(["mug", "vase", "bowls"], "Что-то из этого");
    const messages = product.hooks.map(({ body }) => body.in("message"));
    assert.equal(messages.length, 3);
    assert.equal(new Set(messages.map((one) => one.at("media_group_id"))).size, 1);
    assert.deepEqual(messages.map((one) => one.at("caption")), ["Что-то из этого", undefined, undefined]);
    await assert.rejects(anna.sendAlbum(["mug"]), RangeError);
  }),
);

Deno.test(
  "edits, blocks and quotes are told, deletions never",
  withWebhook(async ({ product, anna }) => {
    const first = await anna.write("Хочу кружку");
    await anna.edit(first.ids[0] ?? "", "Хочу две кружки");
    await anna.write("Эти", { replyTo: first.ids[0] });
    await anna.block();
    await anna.delete(first.ids[0] ?? "");
    const [, edit, quote, block, nothing] = product.hooks.map(({ body }) => body);
    assert.equal(edit?.at("edited_message.text"), "Хочу две кружки");
    assert.equal(edit?.text("edited_message.message_id"), first.ids[0]);
    assert.ok(Number(edit?.at("edited_message.edit_date")) > 0);
    assert.equal(quote?.at("message.reply_to_message.text"), "Хочу две кружки");
    assert.equal(block?.at("my_chat_member.old_chat_member.status"), "member");
    assert.equal(block?.at("my_chat_member.new_chat_member.status"), "kicked");
    assert.equal(nothing, undefined);
  }),
);

Deno.test(
  "buttons come back as callback_query",
  withWebhook(async ({ product, anna, call }) => {
    await anna.write("привет");
    const reply_markup = { inline_keyboard: [[{ text: "Да", callback_data: "csi:5" }]] };
    await call("sendMessage", { chat_id: 555, text: "Всё хорошо?", reply_markup });
    const line = anna.lines().at(-1);
    await anna.press(line?.id ?? "", line?.buttons?.[0]?.data ?? "");
    const query = product.hooks.at(-1)?.body.in("callback_query");
    assert.equal(query?.at("data"), "csi:5");
    assert.equal(query?.at("message.text"), "Всё хорошо?");
    assert.equal(
      (await json(call("answerCallbackQuery", { callback_query_id: query?.at("id") }))).at("ok"),
      true,
    );
  }),
);

Deno.test(
  "only the allowed updates come",
  withWebhook(async ({ product, anna }) => {
    const { ids } = await anna.write("раз");
    assert.equal((await anna.edit(ids[0] ?? "", "два")).delivered, false);
    assert.equal((await anna.block()).delivered, false);
    assert.equal((await anna.react(ids[0] ?? "", "👍")).delivered, true);
    assert.deepEqual(product.hooks.map(({ body }) => Object.keys(Object(body.value))[1]), [
      "message",
      "message_reaction",
    ]);
  }, ["message", "message_reaction"]),
);

Deno.test(
  "anything but 2xx is repeated with the same update_id, and told by getWebhookInfo",
  withWebhook(async ({ product, anna, call }) => {
    product.answers.push(() => new Response("", { status: 500 }), () => new Response("", { status: 302 }));
    const done = await anna.write("повторите");
    assert.deepEqual([done.delivered, done.attempts], [true, 3]);
    assert.equal(new Set(product.hooks.map(({ body }) => body.at("update_id"))).size, 1);
    const info = await json(call("getWebhookInfo", {}));
    assert.equal(info.at("result.last_error_message"), "Wrong response from the webhook: 302");
    assert.equal(info.at("result.pending_update_count"), 0);
    assert.equal(info.at("result.max_connections"), 40);
  }),
);

Deno.test(
  "what could not be delivered waits, and comes with redeliver or a new webhook",
  withWebhook(async ({ product, anna, call, sandbox }) => {
    product.usually = () => new Response("", { status: 503 });
    const done = await anna.write("ау");
    assert.deepEqual([done.delivered, done.attempts, done.status], [false, 3, 503]);
    assert.equal((await json(call("getWebhookInfo", {}))).at("result.pending_update_count"), 1);
    product.usually = () => new Response("");
    assert.deepEqual((await sandbox.redeliver()).map(({ delivered }) => delivered), [true]);
    await call("deleteWebhook", {});
    assert.equal((await anna.write("никто не слышит")).attempts, 0);
    await call("setWebhook", { url: `${product.url}/new` });
    await sandbox.idle();
    assert.equal(product.hooks.at(-1)?.path, "/new");
    assert.equal(product.hooks.at(-1)?.headers.get("x-telegram-bot-api-secret-token"), null);
    await call("deleteWebhook", {});
    await anna.write("забудьте");
    await call("setWebhook", { url: `${product.url}/new`, drop_pending_updates: true });
    await sandbox.idle();
    assert.notEqual(product.hooks.at(-1)?.body.at("message.text"), "забудьте");
  }),
);

Deno.test(
  "setWebhook refuses bad addresses and secrets",
  withWebhook(async ({ call }) => {
    const refused = async (body: Record<string, unknown>) =>
      (await json(call("setWebhook", body))).text("description");
    assert.match(await refused({ url: "http://shop.example/w" }), /An HTTPS URL must be provided/);
    assert.match(await refused({ url: "https://shop.example:8080/w" }), /only on ports/);
    assert.match(await refused({ url: "https://a.example/w", secret_token: "a b" }), /unallowed characters/);
    assert.equal(await refused({ url: "https://shop.example:8443/w" }), "Webhook was set");
    assert.equal((await json(call("getUpdates", {}))).at("error_code"), 409);
  }),
);

Deno.test(
  "a method in the answer to a webhook is carried out",
  withWebhook(async ({ product, anna, sandbox }) => {
    product.answers.push(() => Response.json({ method: "sendMessage", chat_id: 555, text: "Минутку" }));
    await anna.write("привет");
    await sandbox.idle();
    assert.equal(anna.lines().at(-1)?.text, "Минутку");
  }),
);
