import assert from "node:assert/strict";
import { sample } from "@/lib/sandbox/samples.ts";
import { BRAND, KEYS, withX } from "./twitter_stage.ts";

Deno.test(
  "a call counts with the right signature alone, once, and within five minutes",
  withX(async ({ user, app, url }) => {
    const me = await user("GET", "/2/users/me?user.fields=profile_image_url,location");
    assert.deepEqual([me.body.at("data.id"), me.body.at("data.username")], [BRAND, "glina_nebo"]);
    assert.match(me.body.text("data.profile_image_url"), /mug_normal\.jpg$/);
    assert.equal(me.headers.get("x-access-level"), "read-write-directmessages");
    const status = async (signing: Parameters<typeof user>[3]) =>
      (await user("GET", "/2/users/me", undefined, signing)).status;
    assert.equal(await status({ secret: "another" }), 401);
    assert.equal(await status({ skew: -400 }), 401);
    assert.equal(await status({ nonce: "once" }), 200);
    assert.equal(await status({ nonce: "once" }), 401);
    assert.equal((await app("GET", "/2/users/me")).status, 403);
    const bare = await fetch(`${url}/twitter/2/users/me`);
    assert.equal(bare.status, 401);
    assert.equal(Reflect.get(Object(await bare.json()), "title"), "Unauthorized");
    const wrong = await fetch(`${url}/twitter/oauth2/token`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${KEYS.consumerKey}:nonsense`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    assert.equal(wrong.status, 403);
    await wrong.body?.cancel();
  }, { family: "none" }),
);

Deno.test(
  "posts end at 280 weighted, direct messages at 10 000, and nothing is said twice",
  withX(async ({ anna, user }) => {
    await anna.write("привет");
    const post = async (text: string) => (await user("POST", "/2/tweets", { text })).status;
    assert.equal(await post("я".repeat(280)), 201);
    assert.equal(await post("я".repeat(281)), 400);
    assert.equal(await post("漢".repeat(140)), 201);
    assert.equal(await post("漢".repeat(141)), 400);
    assert.equal(await post(`${"я".repeat(256)} https://glina.example.com/${"x".repeat(90)}`), 201);
    assert.equal(await post("👩‍👩‍👧".repeat(140)), 201);
    assert.equal(await post(" "), 400);
    const again = await user("POST", "/2/tweets", { text: "я".repeat(280) });
    assert.deepEqual([again.status, /duplicate/.test(again.body.text("detail"))], [403, true]);
    const direct = (body: unknown) => user("POST", `/2/dm_conversations/with/${anna.id}/messages`, body);
    const sent = await direct({ text: "я".repeat(10_000) });
    assert.deepEqual([sent.status, sent.body.at("data.dm_conversation_id")], [201, `${BRAND}-${anna.id}`]);
    assert.equal((await direct({ text: "я".repeat(10_001) })).status, 400);
    assert.equal((await direct({})).status, 400);
    assert.equal(anna.lines().at(-1)?.id, sent.body.at("data.dm_event_id"));
  }),
);

Deno.test(
  "fifteen direct messages in a quarter of an hour; then 429 with the moment at which it ends",
  () => {
    let ahead = 0;
    return withX(async ({ anna, user, sandbox }) => {
      await anna.write("привет");
      const direct = () => user("POST", `/2/dm_conversations/with/${anna.id}/messages`, { text: "x" });
      const first = await direct();
      assert.equal(first.headers.get("x-rate-limit-remaining"), "14");
      for (let i = 1; i < 15; i++) assert.equal((await direct()).status, 201);
      const full = await direct();
      assert.deepEqual([full.status, full.body.at("title")], [429, "Too Many Requests"]);
      const reset = Number(full.headers.get("x-rate-limit-reset")) - Date.now() / 1000;
      assert.ok(reset > 880 && reset <= 901, String(reset));
      ahead = 901_000;
      assert.equal((await direct()).status, 201);
      await sandbox.idle();
    }, { now: () => Date.now() + ahead })();
  },
);

Deno.test(
  "who has not written, or has blocked us, cannot be written to",
  withX(async ({ anna, user, sandbox }) => {
    const direct = (id: string) => user("POST", `/2/dm_conversations/with/${id}/messages`, { text: "x" });
    assert.deepEqual([(await direct(anna.id)).status, (await direct(anna.id)).body.at("errors.0.code")], [
      403,
      349,
    ]);
    const open = sandbox.twitter.customer({ id: "444", name: "Оля", username: "olya", openMessages: true });
    assert.equal((await direct(open.id)).status, 201);
    await anna.write("привет");
    assert.equal((await direct(anna.id)).status, 201);
    await anna.block();
    const blocked = await direct(anna.id);
    assert.deepEqual([blocked.status, blocked.body.at("errors")], [403, undefined]);
    assert.equal((await direct("nobody")).status, 400);
    await sandbox.idle();
  }),
);

Deno.test(
  "TW-05 TW-07 pictures go up whole, videos in pieces and are asked for until they are ready",
  withX(async ({ anna, user, sandbox }) => {
    await anna.write("покажите");
    const upload = async (name: "mug" | "video", category: string) => {
      const { bytes, contentType } = await sample(name);
      const form = new FormData();
      form.set("media", new File([bytes], name, { type: contentType }));
      form.set("media_category", category);
      return await user("POST", "/2/media/upload", form);
    };
    const picture = (await upload("mug", "dm_image")).body.text("data.id");
    const direct = (media_id: string) =>
      user("POST", `/2/dm_conversations/with/${anna.id}/messages`, { attachments: [{ media_id }] });
    assert.equal((await direct(picture)).status, 201);
    assert.equal((await user("POST", "/2/tweets", { media: { media_ids: [picture] } })).status, 400);
    assert.equal((await upload("mug", "dm_video")).status, 400);
    assert.equal((await upload("mug", "dm_hologram")).status, 400);
    const { bytes } = await sample("video");
    const begun = await user("POST", "/2/media/upload/initialize", {
      media_type: "video/mp4",
      media_category: "dm_video",
      total_bytes: bytes.length,
    });
    const id = begun.body.text("data.id");
    for (const [index, piece] of [bytes.subarray(0, 1_000), bytes.subarray(1_000)].entries()) {
      const form = new FormData();
      form.set("media", new File([piece], "piece"));
      form.set("segment_index", String(index));
      assert.equal((await user("POST", `/2/media/upload/${id}/append`, form)).status, 200);
    }
    const done = (await user("POST", `/2/media/upload/${id}/finalize`)).body;
    assert.deepEqual([done.at("data.id"), done.at("data.processing_info.state")], [id, "pending"]);
    assert.equal((await direct(id)).status, 400);
    const look = () => user("GET", `/2/media/upload?command=STATUS&media_id=${id}`);
    assert.equal((await look()).body.at("data.processing_info.state"), "in_progress");
    assert.equal((await look()).body.at("data.processing_info.state"), "succeeded");
    assert.equal((await direct(id)).status, 201);
    assert.deepEqual(
      sandbox.twitter.sent.flatMap(({ attachments }) => attachments.map(({ kind }) => kind)),
      ["photo", "video"],
    );
    await sandbox.idle();
  }),
);

Deno.test(
  "faults answer in X's way, events are repeated until 200, and what is sent comes back",
  withX(async ({ anna, user, sandbox, product, names, url }) => {
    product.answers.push(() => new Response("", { status: 500 }));
    assert.equal((await anna.write("раз")).attempts, 2);
    sandbox.faults.set({ platform: "twitter", method: "dm.received", kind: "duplicate", times: 1 });
    await anna.write("два");
    assert.equal(names().length, 4);
    const direct = () => user("POST", `/2/dm_conversations/with/${anna.id}/messages`, { text: "ответ" });
    const fault = (kind: "429" | "5xx" | "token_revoked") =>
      sandbox.faults.set({ platform: "twitter", method: "dm.create", kind, times: 1, retryAfter: 7 });
    fault("429");
    const limited = await direct();
    assert.equal(limited.status, 429);
    assert.ok(Number(limited.headers.get("x-rate-limit-reset")) * 1000 - Date.now() <= 8_000);
    fault("5xx");
    assert.equal((await direct()).status, 503);
    fault("token_revoked");
    assert.equal((await direct()).status, 401);
    assert.equal(sandbox.twitter.sent.length, 0);
    assert.equal((await direct()).status, 201);
    await sandbox.idle();
    assert.equal(names().at(-1), "dm.sent");
    assert.equal(sandbox.calls.at(-1)?.account, BRAND);
    assert.doesNotMatch(JSON.stringify(sandbox.calls), new RegExp(KEYS.accessToken));
    await sandbox.twitter.revoke();
    assert.deepEqual([names().at(-1), (await direct()).status], ["oauth.revoke", 401]);
    const control = await fetch(`${url}/sandbox/api/customers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ platform: "twitter", firstName: "Олег" }),
    });
    assert.equal(control.status, 201);
    await control.body?.cancel();
  }),
);

Deno.test(
  "an app that may not see direct messages is told so",
  withX(async ({ anna, user }) => {
    const refused = await user("POST", `/2/dm_conversations/with/${anna.id}/messages`, { text: "x" });
    assert.equal(refused.status, 403);
    assert.match(refused.body.text("type"), /oauth1-permissions$/);
    assert.equal((await user("GET", "/2/users/me")).headers.get("x-access-level"), "read-write");
    assert.equal((await user("POST", "/2/tweets", { text: "x" })).status, 201);
  }, { family: "none", access: "read-write" }),
);
