import assert from "node:assert/strict";
import { PAGE, TOKEN, withPage } from "./facebook_stage.ts";
import { APP_SECRET, caller, events, isSigned, look, messaging } from "./meta_stage.ts";

Deno.test(
  "FB-01 an address is kept when it repeats the challenge for the right word, and only then",
  withPage(async ({ sandbox: { facebook }, product, anna, call }) => {
    const url = `${product.url}/webhooks/facebook/c1`;
    product.answers.push(() => new Response("no", { status: 403 }), () => new Response("EVENT_RECEIVED"));
    assert.deepEqual(await facebook.registerWebhook(url), { verified: false, status: 403 });
    assert.deepEqual(await facebook.registerWebhook(url), { verified: false, status: 200 });
    assert.equal((await anna.write("ау")).attempts, 0);
    assert.equal((await facebook.registerWebhook(url)).verified, true);
    const asked = product.hooks.at(-1)?.query;
    assert.deepEqual(
      [asked?.get("hub.mode"), asked?.get("hub.verify_token")],
      ["subscribe", "a word that the owner chose"],
    );
    assert.equal((await anna.write("ау")).attempts, 0, "the page has not subscribed the app");
    await call("POST", `${PAGE}/subscribed_apps?subscribed_fields=messages`);
    assert.equal((await anna.write("ау")).delivered, true);
    await call("DELETE", `${PAGE}/subscribed_apps`);
    assert.equal((await anna.write("ау")).attempts, 0);
  }, { connected: false }),
);

Deno.test(
  "FB-01 the app is asked about the token: whose it is, what it may do, where events go",
  withPage(async ({ call, url, product }) => {
    const app = (await call("GET", "app?fields=id")).body.text("id");
    const asApp = caller(`${url}/meta`, `${app}|${APP_SECRET}`);
    const about = (await asApp("GET", `debug_token?input_token=${TOKEN}`)).body.in("data");
    assert.deepEqual(["type", "is_valid", "profile_id", "app_id"].map((key) => about.at(key)), [
      "PAGE",
      true,
      PAGE,
      app,
    ]);
    assert.ok(about.list("scopes").some(({ value }) => value === "pages_messaging"));
    const [row] = (await asApp("GET", `${app}/subscriptions`)).body.list("data");
    assert.deepEqual([row?.at("object"), row?.at("callback_url")], [
      "page",
      `${product.url}/webhooks/facebook/c1`,
    ]);
    assert.equal((await caller(`${url}/meta`, "nobody's token")("GET", "me")).error, "190");
    const wrong = await asApp("GET", `debug_token?input_token=unknown`);
    assert.equal(wrong.body.at("data.is_valid"), false);
  }),
);

Deno.test(
  "FB-01 a token without a right is refused by naming it, and a proof by the wrong secret is refused",
  withPage(async ({ call }) => {
    const path = `${PAGE}/subscribed_apps?subscribed_fields=messages,feed`;
    const refused = await call("POST", path);
    assert.deepEqual([refused.status, refused.error], [403, "200"]);
    assert.match(refused.body.text("error.message"), /pages_messaging/);
    assert.equal((await call("GET", "me?appsecret_proof=00")).error, "100");
  }, { connected: false, permissions: ["pages_manage_metadata", "pages_read_engagement"] }),
);

Deno.test(
  "FB-02 a message comes signed over escaped bytes, and again with the same bytes until 200",
  withPage(async (cast) => {
    const { anna, product } = cast;
    product.answers.push(() => new Response("", { status: 500 }), () => new Response("", { status: 503 }));
    const { ids, attempts, delivered } = await anna.write("Привет 👋 <есть> http://a.example/?b=1%20@c");
    assert.deepEqual([attempts, delivered], [3, true]);
    const [first, second, third] = events(cast);
    assert.ok(first && [first, second, third].every((hook) => hook && isSigned(hook)));
    assert.deepEqual([second?.raw, third?.raw], [first.raw, first.raw]);
    assert.match(first.raw, /\\u041f\\u0440\\u0438.*\\ud83d\\udc4b \\u003C/);
    const [event] = messaging(cast);
    assert.deepEqual([event?.at("sender.id"), event?.at("recipient.id"), event?.at("message.mid")], [
      anna.id,
      PAGE,
      ids[0],
    ]);
    assert.equal(event?.at("message.text"), "Привет 👋 <есть> http://a.example/?b=1%20@c");
    assert.equal(first.body.at("object"), "page");
    product.usually = () => new Response("", { status: 500 });
    assert.equal((await anna.write("никого")).delivered, false);
  }),
);

Deno.test(
  "FB-02 what is sent is echoed with our mark, delivered and read by watermarks",
  withPage(async (cast) => {
    const { anna, send, sandbox, product, call } = cast;
    await anna.write("Здравствуйте");
    product.hooks.length = 0;
    const { body } = await send({ text: "Добрый день", metadata: "m.1" });
    await sandbox.idle();
    const [echo, delivery] = messaging(cast);
    const mid = body.text("message_id");
    const app = (await call("GET", "app")).body.text("id");
    assert.deepEqual(
      ["mid", "text", "is_echo", "metadata"].map((key) => echo?.at(`message.${key}`)),
      [mid, "Добрый день", true, "m.1"],
    );
    assert.equal(String(echo?.at("message.app_id")), app);
    assert.deepEqual([echo?.at("sender.id"), echo?.at("recipient.id")], [PAGE, anna.id]);
    assert.deepEqual(delivery?.at("delivery.mids"), [mid]);
    await anna.read();
    const seen = messaging(cast).at(-1);
    assert.equal(seen?.at("read.watermark"), echo?.at("timestamp"));
    assert.equal(anna.lines().at(-1)?.read, true);
    anna.leave();
    product.hooks.length = 0;
    await send({ text: "Вы тут?" });
    await sandbox.idle();
    assert.deepEqual(messaging(cast).map((one) => one.at("delivery.mids")), [undefined]);
    await anna.comeBack();
    assert.ok(messaging(cast).at(-1)?.list("delivery.mids").length);
  }),
);

Deno.test(
  "FB-02 an answer in the page's own inbox is an echo of another app, without our mark",
  withPage(async (cast) => {
    const { anna, sandbox, product, call } = cast;
    await anna.write("Здравствуйте");
    product.hooks.length = 0;
    await sandbox.facebook.admin({ name: "Вера" }).reply(anna, "Отвечаю из Meta");
    await sandbox.idle();
    const [echo] = messaging(cast);
    assert.deepEqual([echo?.at("message.is_echo"), echo?.at("message.metadata")], [true, undefined]);
    assert.notEqual(String(echo?.at("message.app_id")), (await call("GET", "app")).body.text("id"));
    sandbox.facebook.standby(true);
    await anna.write("А вы?");
    const entry = events(cast).at(-1)?.body.in("entry.0");
    assert.equal(entry?.list("messaging").length, 0);
    assert.equal(entry?.list("standby")[0]?.at("message.text"), "А вы?");
  }),
);

Deno.test(
  "edits, reactions and pressed buttons are told; unsending is not; an edit is possible five times",
  withPage(async (cast) => {
    const { anna, send, product } = cast;
    const { ids: [mid = ""] } = await anna.write("Првет");
    for (let count = 1; count <= 5; count++) await anna.edit(mid, `Привет ${count}`);
    await assert.rejects(anna.edit(mid, "ещё"), RangeError);
    assert.equal((await anna.unsend(mid)).attempts, 0);
    const quick_replies = [{ content_type: "text", title: "Да", payload: "YES" }];
    await send({ text: "Пишем?", quick_replies });
    const line = anna.lines().at(-1);
    await anna.react(line?.id ?? "", "👍");
    await anna.react(line?.id ?? "", "");
    await anna.press(line?.id ?? "", line?.buttons?.[0]?.data ?? "");
    await anna.start("shop-12");
    const told = messaging(cast).filter((one) => one.at("message.is_echo") !== true && !one.at("delivery"));
    assert.deepEqual(told[5]?.at("message_edit"), { mid, text: "Привет 5", num_edit: 5 });
    assert.deepEqual(
      told.slice(6).map((one) =>
        one.at("reaction.action") ?? one.at("message.quick_reply.payload") ?? one.at("postback.referral.ref")
      ),
      [
        "react",
        "unreact",
        "YES",
        "shop-12",
      ],
    );
    assert.ok(product.hooks.length > 9);
  }),
);

Deno.test(
  "FB-11 the profile of who has written: name and picture; none for a stranger or a number alone",
  withPage(async ({ anna, call, sandbox: { facebook } }) => {
    assert.equal((await call("GET", anna.id)).error, "100/33");
    await anna.write("Здравствуйте");
    const about = (await call("GET", `${anna.id}?fields=first_name,last_name,name,profile_pic`)).body;
    assert.equal(about.at("name"), "Анна Ким");
    assert.deepEqual(await look(about.text("profile_pic")), { status: 200, type: "image/jpeg" });
    const oleg = facebook.customer({ id: "7200000000000002", firstName: "Олег", phoneOnly: true });
    await oleg.write("Я с одним телефоном");
    assert.equal((await call("GET", oleg.id)).error, "100/2018218");
  }),
);
