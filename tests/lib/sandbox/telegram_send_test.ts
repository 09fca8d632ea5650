import assert from "node:assert/strict";
import { sample } from "@/lib/sandbox/samples.ts";
import { json, onStage, type Stage } from "./product.ts";

const TOKEN = "777000:AAsandbox_token-for_tests";

/** A bot with one customer, Анна (555), who has not written yet. */
function withBot(test: (stage: Stage & Cast) => Promise<void>) {
  return () =>
    onStage(async (stage) => {
      stage.sandbox.telegram.addBot({ token: TOKEN, name: "Глина и небо", username: "clay_sky_bot" });
      const anna = stage.sandbox.telegram.customer({ id: 555, firstName: "Анна", username: "anna_k" });
      const call = (method: string, body: unknown, token = TOKEN) =>
        fetch(`${stage.url}/telegram/bot${token}/${method}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      await test({ ...stage, anna, call });
    });
}

interface Cast {
  anna: ReturnType<Stage["sandbox"]["telegram"]["customer"]>;
  call(method: string, body: unknown, token?: string): Promise<Response>;
}

Deno.test(
  "getMe answers the bot, by any spelling of the method and by GET",
  withBot(async ({ url, call }) => {
    const me = await json(call("getMe", {}));
    assert.equal(me.at("ok"), true);
    assert.equal(me.at("result.id"), 777000);
    assert.equal(me.at("result.is_bot"), true);
    assert.equal(me.at("result.username"), "clay_sky_bot");
    assert.equal((await json(fetch(`${url}/telegram/bot${TOKEN}/GETME`))).at("result.id"), 777000);
  }),
);

Deno.test(
  "an unknown token is 401, an unknown method 404",
  withBot(async ({ call }) => {
    const stranger = await call("getMe", {}, "1:unknown_token_here");
    assert.equal(stranger.status, 401);
    assert.deepEqual(await stranger.json(), { ok: false, error_code: 401, description: "Unauthorized" });
    const nonsense = await call("sendTelepathy", {});
    assert.equal(nonsense.status, 404);
    assert.equal((await json(nonsense)).at("error_code"), 404);
  }),
);

Deno.test(
  "a bot can't write first, to a stranger, to one who blocked it or to a deleted account",
  withBot(async ({ sandbox, anna, call }) => {
    const say = async (chat_id: number | string) => {
      const response = await call("sendMessage", { chat_id, text: "Здравствуйте" });
      return `${response.status} ${(await json(response)).at("description")}`;
    };
    assert.equal(await say(999), "400 Bad Request: chat not found");
    assert.equal(await say(""), "400 Bad Request: chat_id is empty");
    assert.equal(await say(555), "403 Forbidden: bot can't initiate conversation with a user");
    await anna.write("Добрый день");
    assert.equal(await say(555), "200 undefined");
    await anna.block();
    assert.equal(await say(555), "403 Forbidden: bot was blocked by the user");
    await anna.unblock();
    assert.equal(await say(555), "200 undefined");
    sandbox.telegram.customer({ id: 556, firstName: "X", deactivated: true });
    assert.equal(await say(556), "403 Forbidden: user is deactivated");
  }),
);

Deno.test(
  "sendMessage takes JSON, urlencoded and query, and answers the message",
  withBot(async ({ url, anna, call, sandbox }) => {
    await anna.write("Есть кружки?");
    const first = await json(call("sendMessage", { chat_id: 555, text: "Есть" }));
    assert.equal(first.at("result.text"), "Есть");
    assert.equal(first.at("result.chat.type"), "private");
    assert.equal(first.at("result.from.is_bot"), true);
    const form = new URLSearchParams({
      chat_id: "555",
      text: "Голубые",
      reply_parameters: JSON.stringify({ message_id: first.at("result.message_id") }),
    });
    const second = await json(
      fetch(`${url}/telegram/bot${TOKEN}/sendMessage`, { method: "POST", body: form }),
    );
    assert.equal(second.at("result.message_id"), Number(first.at("result.message_id")) + 1);
    assert.equal(second.at("result.reply_to_message.text"), "Есть");
    const third = await json(fetch(`${url}/telegram/bot${TOKEN}/sendMessage?chat_id=555&text=hello`));
    assert.equal(third.at("result.text"), "hello");
    assert.deepEqual(sandbox.telegram.sent.map(({ text }) => text), ["Есть", "Голубые", "hello"]);
    assert.deepEqual(anna.lines().map(({ from }) => from), ["customer", "business", "business", "business"]);
  }),
);

Deno.test(
  "texts end at 4096 UTF-16 code units after parsing, captions at 1024",
  withBot(async ({ anna, call }) => {
    await anna.write("привет");
    const status = async (method: string, body: Record<string, unknown>) => {
      const response = await call(method, { chat_id: 555, ...body });
      return response.ok ? "ok" : (await json(response)).at("description");
    };
    const html = { parse_mode: "HTML" };
    assert.equal(await status("sendMessage", { text: "я".repeat(4096) }), "ok");
    assert.equal(await status("sendMessage", { text: "я".repeat(4097) }), "Bad Request: message is too long");
    assert.equal(
      await status("sendMessage", { text: "😀".repeat(2049) }),
      "Bad Request: message is too long",
    );
    assert.equal(await status("sendMessage", { text: `<b>${"я".repeat(4096)}</b>`, ...html }), "ok");
    assert.equal(await status("sendMessage", { text: "  " }), "Bad Request: message text is empty");
    assert.equal(
      await status("sendMessage", { text: "<b>нет конца", ...html }),
      `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
    );
    assert.equal(
      await status("sendMessage", { text: "<x>a</x>", ...html }),
      `Bad Request: can't parse entities: Unsupported start tag "x" at byte offset 0`,
    );
  }),
);

Deno.test(
  "HTML becomes text and entities",
  withBot(async ({ anna, call }) => {
    await anna.write("привет");
    const text = '<b>Да</b> &amp; <a href="https://a.example/?x=1&amp;y=2">тут</a>';
    const sent = await json(call("sendMessage", { chat_id: 555, text, parse_mode: "HTML" }));
    assert.equal(sent.at("result.text"), "Да & тут");
    assert.deepEqual(sent.at("result.entities"), [
      { type: "bold", offset: 0, length: 2 },
      { type: "text_link", offset: 5, length: 3, url: "https://a.example/?x=1&y=2" },
    ]);
  }),
);

Deno.test(
  "a reply to a message that is gone is refused, unless it may go without",
  withBot(async ({ anna, call }) => {
    await anna.write("привет");
    const body = { chat_id: 555, text: "да", reply_parameters: { message_id: 4040 } };
    assert.equal(
      (await json(call("sendMessage", body))).at("description"),
      "Bad Request: message to be replied not found",
    );
    const lenient = { ...body, reply_parameters: { message_id: 4040, allow_sending_without_reply: true } };
    assert.equal((await json(call("sendMessage", lenient))).at("ok"), true);
  }),
);

Deno.test(
  "photos, documents and voice go by multipart, by file_id and by address",
  withBot(async ({ url, anna, call }) => {
    await anna.write("привет");
    const send = (method: string, parts: Record<string, string | File>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ chat_id: "555", ...parts })) form.set(name, value);
      return json(fetch(`${url}/telegram/bot${TOKEN}/${method}`, { method: "POST", body: form }));
    };
    const mug = new File([(await sample("mug")).bytes], "mug.jpg", { type: "image/jpeg" });
    const photo = await send("sendPhoto", { photo: mug, caption: "Вот такая" });
    const largest = photo.list("result.photo").at(-1);
    assert.deepEqual([largest?.at("width"), largest?.at("height")], [720, 540]);
    assert.equal(photo.at("result.caption"), "Вот такая");
    const again = await json(call("sendPhoto", { chat_id: 555, photo: largest?.at("file_id") }));
    assert.equal(again.list("result.photo").at(-1)?.at("file_unique_id"), largest?.at("file_unique_id"));
    const byAddress = `${url}/sandbox/samples/price`;
    assert.equal((await json(call("sendDocument", { chat_id: 555, document: byAddress }))).at("ok"), true);
    const voice = new File([(await sample("voice")).bytes], "voice.ogg", { type: "audio/ogg" });
    assert.ok((await send("sendVoice", { voice: "attach://v", v: voice })).at("result.voice"));
    assert.equal((await send("sendVoice", { voice: mug })).at("result.voice"), undefined);
    const text = new File(["not a picture"], "a.jpg", { type: "image/jpeg" });
    assert.equal(
      (await send("sendPhoto", { photo: text })).at("description"),
      "Bad Request: IMAGE_PROCESS_FAILED",
    );
    assert.equal(
      (await json(call("sendPhoto", { chat_id: 555, photo: "no such id" }))).at("description"),
      "Bad Request: wrong file identifier/HTTP URL specified",
    );
    const long = await send("sendPhoto", { photo: mug, caption: "я".repeat(1025) });
    assert.equal(long.at("description"), "Bad Request: message caption is too long");
  }),
);

Deno.test(
  "albums take 2 to 10 and give one message each, with one media_group_id",
  withBot(async ({ url, anna }) => {
    await anna.write("покажите всё");
    const bytes = (await sample("mug")).bytes;
    const album = (count: number, type = "photo") => {
      const form = new FormData();
      const media = Array.from({ length: count }, (_, i) => ({ type, media: `attach://f${i}` }));
      form.set("chat_id", "555");
      form.set("media", JSON.stringify(media));
      for (let i = 0; i < count; i++) form.set(`f${i}`, new File([bytes], `${i}.jpg`));
      return json(fetch(`${url}/telegram/bot${TOKEN}/sendMediaGroup`, { method: "POST", body: form }));
    };
    const three = await album(3);
    assert.equal(three.list("result").length, 3);
    assert.equal(new Set(three.list("result").map((one) => one.at("media_group_id"))).size, 1);
    assert.equal((await album(1)).at("ok"), false);
    assert.equal((await album(11)).at("description"), "Bad Request: too many messages to send as an album");
  }),
);

Deno.test(
  "own messages can be edited and deleted, others not",
  withBot(async ({ anna, call }) => {
    const { ids } = await anna.write("привет");
    const sent = await json(call("sendMessage", { chat_id: 555, text: "Завтра" }));
    const edit = (message_id: unknown, text: string) =>
      json(call("editMessageText", { chat_id: 555, message_id, text }));
    const edited = await edit(sent.at("result.message_id"), "Послезавтра");
    assert.equal(edited.at("result.text"), "Послезавтра");
    assert.ok(Number(edited.at("result.edit_date")) > 0);
    assert.match(
      String((await edit(sent.at("result.message_id"), "Послезавтра")).at("description")),
      /message is not modified/,
    );
    assert.equal((await edit(Number(ids[0]), "x")).at("description"), "Bad Request: message can't be edited");
    assert.equal((await edit(9999, "x")).at("description"), "Bad Request: message to edit not found");
    assert.equal(anna.lines().at(-1)?.text, "Послезавтра");
    const remove = () =>
      json(call("deleteMessage", { chat_id: 555, message_id: sent.at("result.message_id") }));
    assert.equal((await remove()).at("result"), true);
    assert.equal((await remove()).at("description"), "Bad Request: message to delete not found");
  }),
);

Deno.test(
  "files up to 20 MB can be fetched, larger ones not; addresses hold the token",
  withBot(async ({ url, anna, call, product }) => {
    await call("setWebhook", { url: `${product.url}/w` });
    await anna.write("", { attachments: ["price", { kind: "document", name: "дом.zip", size: 21_000_000 }] });
    const [small, large] = product.hooks.map(({ body }) => body.in("message.document"));
    const info = await json(call("getFile", { file_id: small?.at("file_id") }));
    const file = await fetch(`${url}/telegram/file/bot${TOKEN}/${info.text("result.file_path")}`);
    assert.equal((await file.bytes()).length, info.at("result.file_size"));
    assert.equal(large?.at("file_size"), 21_000_000);
    assert.equal(
      (await json(call("getFile", { file_id: large?.at("file_id") }))).at("description"),
      "Bad Request: file is too big",
    );
    const foreign = await fetch(`${url}/telegram/file/bot1:unknown/${info.text("result.file_path")}`);
    assert.equal(foreign.status, 404);
    await foreign.body?.cancel();
    assert.equal(
      (await json(call("getFile", { file_id: "zzz" }))).at("description"),
      "Bad Request: invalid file_id",
    );
  }),
);

Deno.test(
  "a profile has a picture and a bio, once the person has written",
  withBot(async ({ sandbox, call }) => {
    const oleg = sandbox.telegram.customer({ id: 7, firstName: "Олег", bio: "Гончар", avatar: "avatar1" });
    assert.equal(
      (await json(call("getChat", { chat_id: 7 }))).at("description"),
      "Bad Request: chat not found",
    );
    await oleg.write("привет");
    const chat = await json(call("getChat", { chat_id: 7 }));
    assert.equal(chat.at("result.bio"), "Гончар");
    assert.ok(chat.at("result.photo.small_file_id"));
    const photos = await json(call("getUserProfilePhotos", { user_id: 7, limit: 1 }));
    assert.equal(photos.at("result.total_count"), 1);
    assert.equal(
      (await json(call("getFile", { file_id: photos.at("result.photos.0.0.file_id") }))).at("ok"),
      true,
    );
  }),
);

Deno.test(
  "calls are recorded without the token, with their files and outcome",
  withBot(async ({ sandbox, call }) => {
    await call("sendMessage", { chat_id: 1, text: "x" });
    await call("getMe", {});
    assert.deepEqual(
      sandbox.calls.map(({ method, account, outcome }) => [method, account, outcome]),
      [["sendMessage", "777000", "400"], ["getMe", "777000", "ok"]],
    );
    assert.ok(!JSON.stringify(sandbox.calls).includes(TOKEN));
  }),
);
