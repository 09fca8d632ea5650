import assert from "node:assert/strict";
import { sample } from "@/lib/sandbox/samples.ts";
import { json } from "./product.ts";
import { ANNA, isSigned, TOKEN, withTeam } from "./slack_stage.ts";

Deno.test(
  "a request URL is kept when it answers the challenge, as text or JSON, and only then",
  withTeam(async ({ sandbox, product, anna }) => {
    const url = `${product.url}/w`;
    for (const wrong of ["ok", "", "<html>"]) {
      product.answers.push(() => new Response(wrong));
      assert.equal(await sandbox.slack.setRequestUrl(url), false, wrong);
    }
    assert.equal((await anna.write("ау")).attempts, 0);
    assert.equal(await sandbox.slack.setRequestUrl(url), true);
    product.usually = ({ body }) => Response.json({ challenge: body.at("challenge") });
    assert.equal(await sandbox.slack.setRequestUrl(url), true);
    const [hook] = product.hooks;
    assert.ok(hook && isSigned(hook));
    assert.deepEqual(Object.keys(Object(hook.body.value)), ["token", "challenge", "type"]);
    assert.equal(hook.body.at("type"), "url_verification");
    assert.equal(sandbox.slack.accounts()[0]?.webhooks[0]?.status, "verified");
  }, { connected: false }),
);

Deno.test(
  "SL-02 a message comes in its envelope, escaped, signed anew at each of four attempts",
  withTeam(async ({ anna, product, event }) => {
    product.answers.push(() => new Response("", { status: 500 }));
    const { ids: [ts = ""], attempts } = await anna.write(
      "А & <Б> https://glina.example/?a=1 anna@example.com",
    );
    assert.equal(attempts, 2);
    assert.ok(product.hooks.every(isSigned));
    const [first, again] = product.hooks.map(({ headers }) => headers);
    assert.equal(first?.get("x-slack-retry-num"), null);
    assert.deepEqual(
      [again?.get("x-slack-retry-num"), again?.get("x-slack-retry-reason")],
      ["1", "http_error"],
    );
    const body = product.hooks[1]?.body;
    assert.equal(body?.at("type"), "event_callback");
    assert.match(body?.text("event_id") ?? "", /^Ev0[0-9A-Z]+$/);
    assert.equal(body?.at("event_id"), product.hooks[0]?.body.at("event_id"));
    assert.equal(body?.at("authorizations.0.is_bot"), true);
    assert.deepEqual(
      ["type", "channel", "channel_type", "user", "ts", "subtype", "bot_id"].map((key) => event().at(key)),
      ["message", anna.channel, "im", ANNA, ts, undefined, undefined],
    );
    const email = "<mailto:anna@example.com|anna@example.com>";
    assert.equal(event().at("text"), `А &amp; &lt;Б&gt; <https://glina.example/?a=1> ${email}`);
    assert.match(ts, /^\d{10}\.\d{6}$/);
    product.usually = () => new Response("", { status: 503 });
    product.hooks.length = 0;
    assert.equal((await anna.write("ещё")).delivered, false);
    assert.equal(product.hooks.length, 3);
    product.usually = () => new Response("", { status: 500, headers: { "x-slack-no-retry": "1" } });
    assert.equal((await anna.write("и ещё")).attempts, 1);
  }),
);

Deno.test(
  "edits, previews and deletions come as changes of the message",
  withTeam(async ({ anna, event }) => {
    const { ids: [ts = ""] } = await anna.write("Хочу кружку");
    await anna.edit(ts, "Хочу две");
    assert.deepEqual([event().at("subtype"), event().at("hidden")], ["message_changed", true]);
    assert.deepEqual([event().at("message.ts"), event().at("message.text")], [ts, "Хочу две"]);
    assert.equal(event().at("previous_message.text"), "Хочу кружку");
    assert.equal(typeof event().at("message.edited.ts"), "string");
    await anna.unfurl(ts);
    assert.equal(event().at("message.text"), event().at("previous_message.text"));
    await anna.delete(ts);
    assert.deepEqual([event().at("subtype"), event().at("deleted_ts")], ["message_deleted", ts]);
    assert.deepEqual(anna.lines().map(({ deleted }) => deleted), [true]);
    assert.throws(() => anna.edit(ts, "x"), /own message/);
  }),
);

Deno.test(
  "the token's workspace and what it may do",
  withTeam(async ({ call, url }) => {
    const me = await call("auth.test");
    assert.deepEqual([me.at("ok"), me.at("team"), me.at("team_id")], [true, "Глина и небо", "T0SAND00001"]);
    const raw = await fetch(`${url}/slack/api/auth.test`, { headers: { authorization: `Bearer ${TOKEN}` } });
    assert.match(raw.headers.get("x-oauth-scopes") ?? "", /chat:write,im:history/);
    await raw.body?.cancel();
    const error = async (path: string, headers = {}) =>
      (await json(fetch(`${url}/slack/api/${path}`, { method: "POST", headers }))).at("error");
    assert.equal(await error("auth.test"), "not_authed");
    assert.equal(await error("auth.test", { authorization: "Bearer xoxb-stranger" }), "invalid_auth");
    assert.equal(await error("chat.fly", { authorization: `Bearer ${TOKEN}` }), "unknown_method");
    const info = await call("team.info");
    assert.deepEqual([info.at("error"), info.at("needed")], ["missing_scope", "team:read"]);
  }),
);

Deno.test(
  "SL-08 a profile with its address; arguments of a reading method come by form alone",
  withTeam(async ({ call }) => {
    const user = (await call("users.info", { user: ANNA, include_locale: "true" })).in("user");
    assert.deepEqual(
      ["id", "real_name", "locale", "profile.display_name", "profile.email"].map((key) => user.at(key)),
      [ANNA, "Анна Ким", "ru-RU", "anna", "anna@example.com"],
    );
    const picture = await fetch(user.text("profile.image_192"));
    assert.equal(picture.headers.get("content-type"), "image/jpeg");
    await picture.body?.cancel();
    assert.equal((await call("users.info", { user: "U0NOBODY" })).at("error"), "user_not_found");
    assert.equal((await call("users.info", { user: ANNA }, true)).at("error"), "invalid_arguments");
  }),
);

Deno.test(
  "an answer shows unescaped and comes back as the app's own message",
  withTeam(async ({ anna, call, post, sandbox, event }) => {
    const opened = await call("conversations.open", { users: ANNA }, true);
    assert.equal(opened.at("channel.id"), anna.channel);
    const sent = await post("Да &amp; <https://glina.example|тут>");
    assert.deepEqual([sent.at("ok"), sent.at("channel")], [true, anna.channel]);
    await sandbox.idle();
    assert.equal(anna.lines().at(-1)?.text, "Да & тут");
    assert.deepEqual([event().at("ts"), typeof event().at("bot_id")], [sent.at("ts"), "string"]);
    assert.equal(sandbox.slack.sent[0]?.to, ANNA);
    const ts = sent.text("ts");
    await call("chat.update", { channel: anna.channel, ts, text: "Нет" }, true);
    assert.equal(anna.lines().at(-1)?.text, "Нет");
    assert.equal((await call("chat.delete", { channel: anna.channel, ts })).at("ok"), true);
    assert.equal((await call("chat.delete", { channel: anna.channel, ts })).at("error"), "message_not_found");
    const { ids: [theirs = ""] } = await anna.write("моё");
    const taken = await call("chat.update", { channel: anna.channel, ts: theirs, text: "x" });
    assert.equal(taken.at("error"), "cant_update_message");
    await sandbox.idle();
  }),
);

Deno.test(
  "a thread is told from its first message on, and an answer in it by itself",
  withTeam(async ({ anna, call, sandbox, post }) => {
    const { ids: [root = ""] } = await anna.write("вопрос");
    const answer = (await post("ответ", { thread_ts: root })).text("ts");
    const thread = await call("conversations.replies", { channel: anna.channel, ts: root });
    assert.deepEqual(thread.list("messages").map((one) => one.at("ts")), [root, answer]);
    const alone = await call("conversations.replies", { channel: anna.channel, ts: answer, limit: "1" });
    assert.deepEqual([alone.list("messages").length, alone.at("messages.0.thread_ts")], [1, root]);
    const none = await call("conversations.replies", { channel: anna.channel, ts: "1.000001" });
    assert.equal(none.at("error"), "thread_not_found");
    await sandbox.idle();
  }),
);

Deno.test(
  "what cannot be sent is refused by name; long texts fall into pieces of 4000",
  withTeam(async ({ anna, post, call, sandbox }) => {
    const error = async (text: string, more = {}) => (await post(text, more)).at("error");
    assert.equal(await error(" "), "no_text");
    assert.equal(await error("x", { channel: "D0NOWHERE" }), "channel_not_found");
    const section = { type: "section", text: { type: "mrkdwn", text: "я".repeat(3_001) } };
    assert.equal(await error("x", { blocks: JSON.stringify([section]) }), "invalid_blocks");
    await post("я".repeat(9_000));
    assert.deepEqual(anna.lines().map(({ text }) => text.length), [4_000, 4_000, 1_000]);
    anna.deactivate();
    assert.equal(await error("x"), "user_disabled");
    assert.equal((await call("conversations.open", { users: ANNA })).at("error"), "user_disabled");
    anna.deactivate(false);
    sandbox.slack.refuse("messages_tab_disabled");
    assert.equal(await error("x"), "messages_tab_disabled");
    assert.equal((await call("files.upload")).at("error"), "messages_tab_disabled");
    sandbox.slack.refuse(null);
    assert.equal((await call("files.upload")).at("error"), "method_deprecated");
    await sandbox.idle();
  }),
);

Deno.test(
  "SL-03 a file goes in three steps, and files.info tells where it is",
  withTeam(async ({ anna, call, url, sandbox, event }) => {
    const { bytes } = await sample("mug");
    const ask = { filename: "mug.jpg", length: String(bytes.length) };
    const place = await call("files.getUploadURLExternal", ask);
    const [address, id] = [place.text("upload_url"), place.text("file_id")];
    assert.ok(address.startsWith(`${url}/slack/upload/`));
    const upload = async (body: BodyInit) => {
      const response = await fetch(address, { method: "POST", body });
      await response.body?.cancel();
      return response.status;
    };
    const complete = (files: unknown) =>
      call("files.completeUploadExternal", {
        files: JSON.stringify(files),
        channel_id: anna.channel,
        initial_comment: "Вот",
      });
    assert.equal((await complete([{ id }])).at("error"), "file_not_found");
    assert.equal(await upload(bytes.slice(1)), 400);
    assert.equal(await upload(bytes), 200);
    assert.equal(await upload(bytes), 404);
    const done = await complete([{ id, title: "Кружка" }]);
    assert.deepEqual([done.at("files.0.title"), done.at("ts")], ["Кружка", undefined]);
    await sandbox.idle();
    assert.deepEqual([event().at("subtype"), event().at("files.0.id")], ["file_share", id]);
    const line = anna.lines().at(-1);
    assert.deepEqual([line?.text, line?.attachments[0]?.contentType], ["Вот", "image/jpeg"]);
    const info = await call("files.info", { file: id });
    assert.equal(info.at(`file.shares.private.${anna.channel}.0.ts`), line?.id);
    assert.equal((await call("files.getUploadURLExternal", ask, true)).at("error"), "invalid_arguments");
  }),
);

Deno.test(
  "SL-04 a person's files need the token; without it a page to sign in comes with 200",
  withTeam(async ({ anna, event, sandbox, call, url }) => {
    await anna.write("Слышно?", { attachments: ["voice", "price"] });
    assert.equal(event().at("subtype"), "file_share");
    const [voice, price] = event().list("files");
    assert.deepEqual([voice?.at("subtype"), voice?.at("mimetype")], ["slack_audio", "audio/ogg"]);
    const address = price?.text("url_private_download") ?? "";
    const typeWith = async (headers: Record<string, string>) => {
      const response = await fetch(address, { headers });
      await response.body?.cancel();
      return `${response.status} ${response.headers.get("content-type")}`;
    };
    assert.equal(await typeWith({}), "200 text/html; charset=utf-8");
    assert.equal(await typeWith({ authorization: `Bearer ${TOKEN}` }), "200 application/pdf");
    const boris = sandbox.slack.customer({ id: "U0BORIS001", name: "Борис", foreign: true });
    await boris.write("", { attachments: ["mug"] });
    const hidden = event().in("files.0");
    assert.deepEqual([hidden.at("file_access"), hidden.at("url_private")], ["check_file_info", undefined]);
    const found = await call("files.info", { file: hidden.text("id") });
    assert.ok(found.text("file.url_private").startsWith(`${url}/slack/files-pri/`));
    await assert.rejects(anna.write("", { attachments: [{ kind: "location" }] }), RangeError);
  }),
);

Deno.test(
  "a token without files:read gets the page to sign in",
  withTeam(async ({ anna, event }) => {
    await anna.write("", { attachments: ["mug"] });
    const headers = { authorization: `Bearer ${TOKEN}` };
    const page = await fetch(event().text("files.0.url_private_download"), { headers });
    assert.match(await page.text(), /Sign in/);
  }, { scopes: ["chat:write", "im:history"] }),
);

Deno.test(
  "a colleague answers in a channel as another member; taking the app out is told",
  withTeam(async ({ anna, sandbox, product, event, call }) => {
    const channel = sandbox.slack.channel({ name: "помощь" });
    const { ids: [ts = ""] } = await anna.writeIn(channel, "Поможете?", { mention: true });
    assert.deepEqual(product.hooks.map(({ body }) => body.at("event.type")), ["message", "app_mention"]);
    const ilya = sandbox.slack.customer({ id: "U0ILYA0001", name: "Илья" });
    await ilya.writeIn(channel, "Да", { replyTo: ts });
    assert.deepEqual(
      ["user", "channel_type", "thread_ts", "bot_id"].map((key) => event().at(key)),
      ["U0ILYA0001", "channel", ts, undefined],
    );
    await sandbox.slack.uninstall();
    assert.equal(event().at("type"), "app_uninstalled");
    assert.equal((await call("auth.test")).at("error"), "invalid_auth");
  }),
);

Deno.test(
  "faults answer in Slack's way, and a signature can be late",
  withTeam(async ({ anna, post, sandbox, url, product }) => {
    sandbox.faults.set({
      platform: "slack",
      method: "chat.postMessage",
      kind: "429",
      times: 1,
      retryAfter: 7,
    });
    const body = JSON.stringify({ channel: anna.channel, text: "x" });
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const slow = await fetch(`${url}/slack/api/chat.postMessage`, { method: "POST", headers, body });
    assert.deepEqual([slow.status, slow.headers.get("retry-after")], [429, "7"]);
    assert.equal((await json(slow)).at("error"), "ratelimited");
    sandbox.faults.set({ platform: "slack", kind: "token_revoked", times: 1 });
    assert.equal((await post("x")).at("error"), "token_revoked");
    assert.equal((await post("x")).at("ok"), true);
    await sandbox.idle();
    sandbox.slack.skew(-600_000);
    await anna.write("поздно");
    const hook = product.hooks.at(-1);
    assert.ok(hook && !isSigned(hook));
  }),
);
