import assert from "node:assert/strict";
import { withTwitter } from "./twitter_cast.ts";
import { until } from "./until.ts";

const GIF = Uint8Array.fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

Deno.test(
  "TW-05 TW-06 TW-07 pictures, a GIF and a video go out; a sound is refused before it is sent",
  withTwitter(async ({ stage, office, anna }) => {
    await anna.write("Покажите");
    const { id: ticket } = await office.firstTicket();
    const gif = await office.rest.upload<{ id: string }>(new File([GIF], "dance.gif", { type: "image/gif" }));
    for (const file of [await office.upload("mug"), gif, await office.upload("video")]) {
      const { id } = await office.reply(ticket, { text: "Вот", attachments: [file.id] });
      await office.settled(id, "sent");
    }
    const kinds = stage.sandbox.twitter.sent.map(({ text, attachments }) => [text, attachments[0]?.kind]);
    assert.deepEqual(kinds, [["Вот", "photo"], ["Вот", "animation"], ["Вот", "video"]]);
    for (const name of ["voice", "price"] as const) {
      const { id } = await office.upload(name);
      await assert.rejects(office.reply(ticket, { attachments: [id] }), { code: "attachment_not_supported" });
    }
  }),
);

Deno.test(
  "TW-05 four pictures hang on one post",
  withTwitter(async ({ stage, office, anna }) => {
    await anna.mention("что есть в наличии?");
    const { id: ticket } = await office.firstTicket();
    const names = ["mug", "vase", "bowls", "plates"] as const;
    const files = await Promise.all(names.map((name) => office.upload(name)));
    const answer = { text: "Вот что есть", attachments: files.map(({ id }) => id) };
    await office.settled((await office.reply(ticket, answer)).id, "sent");
    assert.deepEqual(stage.sandbox.twitter.sent.map(({ attachments }) => attachments.length), [4]);
  }),
);

Deno.test(
  "C-07 TW-03 an answer under a post ends at 280 by X's own counting, as X itself counts",
  withTwitter(async ({ stage, office, anna }) => {
    await anna.mention("расскажите про обжиг");
    const { id: ticket } = await office.firstTicket();
    const link = `https://glina.example.com/${"обжиг/".repeat(40)}`;
    const longest = `${"я".repeat(254)}😀 ${link}`;
    await assert.rejects(office.reply(ticket, { text: `я${longest}` }), (error: unknown) => {
      assert.equal(Reflect.get(Object(error), "code"), "text_too_long");
      assert.equal(Reflect.get(Object(Reflect.get(Object(error), "details")), "limit"), 280);
      return true;
    });
    await office.settled((await office.reply(ticket, { text: longest })).id, "sent");
    assert.deepEqual(stage.sandbox.twitter.sent.map(({ text }) => text), [longest]);
  }),
);

Deno.test(
  "TW-03 an app that was not called may not answer: the agent is told why, and the connection stays",
  withTwitter(async ({ stage, office, anna, admin, connection }) => {
    const { ids: [post = ""] } = await admin.post("Новинки");
    await anna.reply(post, "Почём?");
    const { id: ticket } = await office.firstTicket();
    const { id } = await office.reply(ticket, { text: "По 900 ₽" });
    const { error } = await office.settled(id, "failed");
    assert.equal(error?.code, "content");
    assert.match(error?.message ?? "", /X.*403/);
    assert.equal((await office.connection(connection.id)).status, "active");
    assert.equal(stage.sandbox.twitter.sent.length, 0);
  }),
);

Deno.test(
  "TW-02 somebody who has blocked us fails the answer with a sentence",
  withTwitter(async ({ office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    await anna.block();
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    const { error } = await office.settled(id, "failed");
    assert.equal(error?.code, "user");
    assert.match(error?.message ?? "", /Клиент недоступен/);
  }),
);

Deno.test(
  "TW-02 after X's limit the answer waits until the moment that X named, and no sooner",
  withTwitter(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.faults.set({
      platform: "twitter",
      method: "dm.create",
      kind: "429",
      retryAfter: 600,
      times: 1,
    });
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    await until("the wait", async () => (await office.message(id)).error?.code === "waiting_rate");
    await stage.pass(590_000);
    assert.equal((await office.message(id)).status, "queued");
    await stage.pass(15_000);
    await office.settled(id, "sent");
    assert.equal(stage.sandbox.twitter.sent.length, 1);
  }),
);

Deno.test(
  "TW-02 an answer that X took without a word is doubtful and not repeated: its echo shows that it has arrived",
  withTwitter(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.faults.set({
      platform: "twitter",
      method: "dm.create",
      kind: "timeout_after_accept",
      times: 1,
    });
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    await office.settled(id, "unsure", "sent");
    await stage.pass(3_600_000);
    assert.deepEqual(anna.lines().map(({ text }) => text), ["Здравствуйте", "Добрый день"]);
    const shown = (await office.messages(ticket)).filter(({ text }) => text === "Добрый день");
    assert.ok(shown.some(({ status }) => status === "sent"));
  }),
);
