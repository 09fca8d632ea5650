import assert from "node:assert/strict";
import { ACCOUNT, ANNA, TOKEN, withAccount } from "./instagram_stage.ts";
import { caller, events, fileOf, isSigned, look, messaging, serve } from "./meta_stage.ts";
import { json } from "./product.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

Deno.test(
  "IG-01 the account has two ids, of which webhooks carry user_id; nothing comes before both sides subscribed",
  withAccount(async (cast) => {
    const { call, anna, sandbox: { instagram }, product } = cast;
    const me =
      (await call("GET", "me?fields=id,user_id,username,name,account_type,profile_picture_url")).body;
    assert.deepEqual(["user_id", "username", "account_type"].map((key) => me.at(key)), [
      ACCOUNT,
      "glina.nebo",
      "BUSINESS",
    ]);
    assert.notEqual(me.at("id"), ACCOUNT);
    assert.equal((await call("GET", me.text("id"))).error, "");
    assert.equal((await look(me.text("profile_picture_url"))).status, 200);
    assert.equal((await anna.write("ау")).attempts, 0);
    assert.equal((await instagram.registerWebhook(`${product.url}/w`)).verified, true);
    assert.equal((await anna.write("ау")).attempts, 0);
    assert.equal((await call("POST", "me/subscribed_apps?subscribed_fields=messages")).error, "");
    assert.equal((await anna.write("ау")).delivered, true);
    const [entry] = events(cast).map(({ body }) => body.in("entry.0"));
    assert.deepEqual([entry?.at("id"), entry?.at("messaging.0.recipient.id")], [ACCOUNT, ACCOUNT]);
    assert.equal((await call("POST", "me/subscribed_apps?subscribed_fields=smells")).error, "100");
  }, { connected: false }),
);

Deno.test(
  "IG-01 rights are named, closed messages are told, and a wrong token is 190",
  withAccount(async ({ call, url }) => {
    const refused = await call("POST", "me/subscribed_apps?subscribed_fields=comments");
    assert.equal(refused.error, "200");
    assert.match(refused.body.text("error.message"), /instagram_business_manage_comments/);
    assert.equal((await call("GET", "me/conversations")).error, "200/2534041");
    assert.equal((await caller(`${url}/instagram`, "nobody's")("GET", "me")).error, "190");
  }, {
    connected: false,
    messagesOpen: false,
    permissions: ["instagram_business_basic", "instagram_business_manage_messages"],
  }),
);

Deno.test("IG-01 a token is renewed when it is a day old, and ends after sixty", () => {
  let ahead = 0;
  return withAccount(async ({ url, call }) => {
    const ask = (token: string, grant_type = "ig_refresh_token") =>
      json(
        fetch(
          `${url}/instagram/refresh_access_token?${new URLSearchParams({ grant_type, access_token: token })}`,
        ),
      );
    assert.equal((await ask(TOKEN)).at("error.code"), 100);
    ahead = 2 * DAY_MS;
    assert.equal((await ask(TOKEN, "password")).at("error.code"), 100);
    const renewed = await ask(TOKEN);
    assert.equal(renewed.at("expires_in"), 60 * 24 * 3600);
    ahead = 61 * DAY_MS;
    assert.equal((await call("GET", "me")).error, "190/463");
    const anew = caller(`${url}/instagram`, renewed.text("access_token"));
    assert.equal((await anew("GET", "me?fields=username")).body.at("username"), "glina.nebo");
  }, { now: () => Date.now() + ahead })();
});

Deno.test(
  "IG-02 a message comes signed; what is sent is echoed without a mark, and one message is seen",
  withAccount(async (cast) => {
    const { anna, send, sandbox, product } = cast;
    product.answers.push(() => new Response("", { status: 500 }));
    const { ids, attempts } = await anna.write("привет 🏺");
    assert.equal(attempts, 2);
    assert.ok(events(cast).every((hook) => isSigned(hook)));
    assert.equal(events(cast)[0]?.body.at("object"), "instagram");
    assert.deepEqual(["mid", "text"].map((key) => messaging(cast)[1]?.at(`message.${key}`)), [
      ids[0],
      "привет 🏺",
    ]);
    product.hooks.length = 0;
    const sent = await send({ text: "Здравствуйте", metadata: "m.1" });
    await sandbox.idle();
    const [echo, ...more] = messaging(cast);
    assert.equal(more.length, 0, "deliveries are not told");
    assert.deepEqual(echo?.at("message"), {
      mid: sent.body.at("message_id"),
      text: "Здравствуйте",
      is_echo: true,
    });
    assert.equal(echo?.at("sender.id"), ACCOUNT);
    await anna.read();
    assert.deepEqual(messaging(cast).at(-1)?.at("read"), { mid: sent.body.at("message_id") });
    await sandbox.instagram.admin({ name: "Вера" }).reply(anna, "Из приложения");
    assert.deepEqual(
      [messaging(cast).at(-1)?.at("message.is_echo"), anna.lines().at(-1)?.from],
      [true, "native"],
    );
  }),
);

Deno.test(
  "IG-02 texts end at 1000 bytes: 500 Cyrillic letters, 250 pictures of four bytes",
  withAccount(async ({ anna, send }) => {
    await anna.write("привет");
    const error = async (text: string) => (await send({ text })).error;
    assert.deepEqual(
      [await error("я".repeat(500)), await error("a".repeat(1000)), await error("🏺".repeat(250))],
      ["", "", ""],
    );
    assert.deepEqual(
      [await error("я".repeat(500) + "a"), await error("a".repeat(1001)), await error("🏺".repeat(251))],
      ["100", "100", "100"],
    );
  }),
);

Deno.test(
  "IG-07 IG-08 IG-09 files come by addresses that expire, and go by address, of known kinds and sizes",
  withAccount(async (cast) => {
    const { anna, send, url, call } = cast;
    await anna.write("", {
      attachments: ["mug", "voice", "video", "price", "sticker", { kind: "location" }],
    });
    const sent = messaging(cast);
    assert.deepEqual(
      sent.map((one) => one.at("message.attachments.0.type") ?? one.at("message.is_unsupported")),
      ["image", "audio", "video", "file", true, true],
    );
    assert.equal((await look(sent[0]?.text("message.attachments.0.payload.url") ?? "")).status, 200);
    const by = async (type: string, name: Parameters<typeof serve>[1], as: string) =>
      (await send({ attachment: { type, payload: { url: await serve(url, name, as) } } })).error;
    assert.deepEqual(
      [
        await by("image", "mug", "mug.jpg"),
        await by("video", "video", "clip.mp4"),
        await by("file", "price", "price.pdf"),
      ],
      ["", "", ""],
    );
    assert.deepEqual(anna.lines().slice(-3).map(({ attachments: [one] }) => one?.kind), [
      "photo",
      "video",
      "document",
    ]);
    assert.equal(await by("audio", "voice", "voice.ogg"), "100/2534067", "Opus is not taken");
    assert.equal(await by("image", "sticker", "sticker.webp"), "100/2534067");
    assert.equal(await by("file", "mug", "mug.jpg"), "100/2534067");
    const big = new FormData();
    const bytes = new Uint8Array(8 * 2 ** 20 + 1);
    bytes.set(new Uint8Array(await (await fileOf("mug", "x")).arrayBuffer()));
    big.set("file", new File([bytes], "big.jpg", { type: "image/jpeg" }));
    const { value } = await json(fetch(`${url}/sandbox/api/files`, { method: "POST", body: big }));
    const address = `${url}/sandbox/files/${Object(value).id}/big.jpg`;
    assert.equal(
      (await send({ attachment: { type: "image", payload: { url: address } } })).error,
      "100/2534067",
    );
    const form = new FormData();
    form.set("recipient", JSON.stringify({ id: ANNA }));
    form.set("message", JSON.stringify({ attachment: { type: "image", payload: {} } }));
    form.set("filedata", await fileOf("mug", "mug.jpg"));
    assert.equal((await call("POST", "me/messages", form)).error, "100", "nothing is posted along");
  }),
);

Deno.test("the window is 24 hours, seven days for an approved human agent; a blocked account is 551", () => {
  let ahead = 0;
  return withAccount(async ({ anna, send, sandbox: { instagram } }) => {
    const human = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
    assert.equal((await send({ text: "Первыми" })).error, "100/2018001");
    await anna.write("привет");
    ahead = 25 * HOUR_MS;
    assert.equal((await send({ text: "Поздно" })).error, "10/2534022");
    instagram.allowHumanAgent(true);
    assert.equal((await send({ text: "Человек" }, human)).error, "");
    assert.equal((await send({ text: "?" }, { ...human, tag: "ACCOUNT_UPDATE" })).error, "100/1893061");
    await anna.mentionInStory();
    assert.equal((await send({ text: "Спасибо" })).error, "", "a story that names us opens it");
    await anna.block();
    assert.equal((await send({ text: "Ау" })).error, "551/1545041");
  }, { now: () => Date.now() + ahead })();
});

Deno.test(
  "stories, reactions, edits and what is taken back are told as messages of their own shapes",
  withAccount(async (cast) => {
    const { anna, sandbox: { instagram }, send } = cast;
    const story = await instagram.story("vase");
    await anna.replyStory(story, "Какая красивая");
    await anna.mentionInStory("coffee");
    const post = await instagram.post({ text: "Ваза", photo: "vase" });
    await anna.share(post);
    const { ids: [mid = ""] } = await anna.write("првет");
    await anna.edit(mid, "привет");
    await anna.unsend(mid);
    const sent = (await send({ text: "Да?", quick_replies: [{ title: "Да", payload: "YES" }] })).body;
    await anna.react(sent.text("message_id"), "❤️");
    await anna.press(sent.text("message_id"), anna.lines().at(-1)?.buttons?.[0]?.data ?? "");
    const told = messaging(cast).filter((one) => one.at("message.is_echo") !== true);
    assert.equal(told[0]?.at("message.reply_to.story.id"), story);
    assert.equal((await look(told[0]?.text("message.reply_to.story.url") ?? "")).status, 200);
    assert.deepEqual(told.slice(1, 3).map((one) => one.at("message.attachments.0.type")), [
      "story_mention",
      "share",
    ]);
    assert.deepEqual(told[4]?.at("message_edit"), { mid, text: "привет", num_edit: 1 });
    assert.deepEqual(told[5]?.at("message"), { mid, is_deleted: true });
    assert.deepEqual([told[6]?.at("reaction.reaction"), told[7]?.at("message.quick_reply.payload")], [
      "love",
      "YES",
    ]);
    assert.equal(anna.lines().find(({ id }) => id === mid)?.deleted, true);
  }),
);

Deno.test(
  "IG-12 the profile of who has written: name, nickname and picture",
  withAccount(async ({ anna, call }) => {
    await anna.write("привет");
    const about =
      (await call("GET", `${ANNA}?fields=name,username,profile_pic,is_user_follow_business`)).body;
    assert.deepEqual([about.at("name"), about.at("username")], ["Анна", "anna.kim"]);
    assert.equal((await look(about.text("profile_pic"))).type, "image/jpeg");
    assert.equal((await call("GET", "8800000000000099")).error, "100/33");
  }),
);

Deno.test(
  "faults strike calls, files and webhooks of Instagram, in its own words",
  withAccount(async (cast) => {
    const { anna, send, sandbox: { faults, calls, idle }, product } = cast;
    await anna.write("", { attachments: ["mug"] });
    const address = messaging(cast)[0]?.text("message.attachments.0.payload.url") ?? "";
    faults.set({ platform: "instagram", method: "file", kind: "5xx", times: 1 });
    assert.deepEqual([(await look(address)).status, (await look(address)).status], [503, 200]);
    faults.set({ platform: "instagram", method: "messages", kind: "429", times: 1 });
    assert.equal((await send({ text: "раз" })).error, "4");
    faults.set({ platform: "instagram", kind: "token_revoked", times: 1 });
    assert.equal((await send({ text: "два" })).error, "190/460");
    assert.equal((await send({ text: "три" })).error, "");
    assert.deepEqual(calls.slice(-3).map(({ outcome }) => outcome), ["429", "token_revoked", "ok"]);
    await idle();
    product.hooks.length = 0;
    faults.set({ platform: "instagram", method: "messages", kind: "duplicate", times: 1 });
    await anna.write("дважды");
    assert.equal(events(cast).length, 2);
  }),
);
