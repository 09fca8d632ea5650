import assert from "node:assert/strict";
import { said, storedFiles, withInstagram } from "./meta_cast.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;

Deno.test(
  "IG-04 comments come in as messages of their author, with the post's picture as a file and its address",
  withInstagram(async ({ stage, office, anna }) => {
    const { instagram } = stage.sandbox;
    const post = await instagram.post({ text: "Новая ваза\nиз тёмной глины", photo: "vase" });
    assert.deepEqual(await office.tickets(), []);
    await anna.comment(post, "сколько?");
    await anna.write("и ещё вопрос");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0, "one person, one conversation");
    assert.equal(ticket?.kind, "direct");
    const id = ticket?.id ?? "";
    assert.deepEqual(await said(office, id), ["contact: сколько?", "contact: и ещё вопрос"]);
    const [picture] = await storedFiles(office, id, 1);
    assert.deepEqual([picture?.kind, picture?.contentType], ["image", "image/jpeg"]);
    const shown = await until("the post", async () => {
      const [one] = await office.tickets();
      return one?.post?.text && one.post.imageUrl ? one.post : undefined;
    });
    assert.equal(shown.title, "Новая ваза");
    assert.match(shown.url, /^https:\/\/www\.instagram\.com\/p\//);
  }),
);

Deno.test(
  "IG-06 a comment under a boosted reel comes once, with the still of the film",
  withInstagram(async ({ stage, office, anna }) => {
    const reel = await stage.sandbox.instagram.post({ text: "Лепим", product: "REELS", boosted: true });
    await anna.comment(reel, "класс");
    const { id } = await office.firstTicket();
    await stage.sandbox.idle();
    assert.deepEqual(await said(office, id), ["contact: класс"]);
    const [still] = await storedFiles(office, id, 1);
    assert.equal(still?.contentType, "image/jpeg");
    const post = await until("the post", async () => (await office.tickets())[0]?.post?.title);
    assert.equal(post, "Лепим");
  }),
);

Deno.test(
  "IG-05 C-11 the agent chooses: under the post or in Direct; each goes out once",
  withInstagram(async ({ stage, office, anna }) => {
    const { instagram } = stage.sandbox;
    const post = await instagram.post({ text: "Ваза" });
    const { ids: [comment] } = await anna.comment(post, "сколько?");
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.ticket(id)).composer.via, ["direct", "comment"]);
    const open = await office.reply(id, { text: "Две тысячи", via: "comment" });
    await office.settled(open.id, "sent");
    assert.deepEqual(instagram.sent.map((one) => [one.method, one.text, one.replyTo]), [
      ["replies", "Две тысячи", comment],
    ]);
    await stage.sandbox.idle();
    const direct = await office.reply(id, { text: "Пишем лично", via: "direct" });
    await office.settled(direct.id, "sent");
    const [call] = stage.sandbox.calls.filter(({ method }) => method === "messages");
    assert.deepEqual(call?.params.recipient, { comment_id: comment });
    await stage.sandbox.idle();
    assert.equal(anna.lines().at(-1)?.text, "Пишем лично");
    assert.deepEqual(await said(office, id), [
      "contact: сколько?",
      "agent: Две тысячи",
      "agent: Пишем лично",
    ]);
    await stage.pass(1_000);
    await instagram.admin({ name: "Вера" }).comment(post, "Осталась одна", { replyTo: comment });
    assert.equal((await said(office, id)).at(-1), "native: Осталась одна");
  }),
);

Deno.test(
  "IG-05 a week after the comment nothing can be said in private any more, under the post it still can",
  withInstagram(async ({ stage, office, anna }) => {
    const post = await stage.sandbox.instagram.post({ text: "Ваза" });
    await anna.comment(post, "сколько?");
    const { id } = await office.firstTicket();
    const left = Date.parse((await office.ticket(id)).composer.windowEndsAt ?? "") - Date.now();
    assert.ok(left > 6.9 * DAY_MS && left <= 7 * DAY_MS);
    await stage.pass(7 * DAY_MS + 60_000);
    const { composer } = await office.ticket(id);
    assert.deepEqual([composer.canReply, composer.via, composer.windowEndsAt], [
      true,
      ["comment"],
      undefined,
    ]);
    await assert.rejects(office.reply(id, { text: "Лично", via: "direct" }), { code: "cannot_write_first" });
    const open = await office.reply(id, { text: "Две тысячи", via: "comment" });
    await office.settled(open.id, "sent");
    await anna.write("а тут?");
    assert.deepEqual((await office.ticket(id)).composer.via, ["direct", "comment"]);
  }),
);

Deno.test(
  "IG-03 a mention comes in with its words, author and picture, and is answered in its place",
  withInstagram(async ({ stage, office, anna }) => {
    const { instagram } = stage.sandbox;
    const oleg = instagram.customer({ id: "8800000000000002", firstName: "Олег", username: "oleg" });
    const { ids: [media = ""] } = await oleg.mention("Купил у @glina.nebo", { attachments: ["mug"] });
    const caption = await until("the mention", async () => {
      const [ticket] = await office.tickets({ kind: "mention" });
      return ticket?.contact.name === "oleg" ? ticket : undefined;
    });
    assert.deepEqual(await said(office, caption.id), ["contact: Купил у glina.nebo"]);
    const [picture] = await storedFiles(office, caption.id, 1);
    assert.equal(picture?.contentType, "image/jpeg");
    assert.match(caption.post?.url ?? "", /^https:\/\/www\.instagram\.com\/p\//);

    const { ids: [comment] } = await anna.comment(media, "@glina.nebo и мне");
    const named = await until("the comment", async () => {
      const tickets = await office.tickets({ kind: "mention" });
      return tickets.find(({ contact }) => contact.name === "anna.kim");
    });
    const answer = await office.reply(named.id, { text: "Есть ещё одна!", via: "comment" });
    await office.settled(answer.id, "sent");
    const thanks = await office.reply(caption.id, { text: "Спасибо!" });
    await office.settled(thanks.id, "sent");
    assert.deepEqual(instagram.sent.map((one) => [one.method, one.to, one.text, one.replyTo]), [
      ["mentions", media, "Есть ещё одна!", comment],
      ["mentions", media, "Спасибо!", undefined],
    ]);
    const { composer } = await office.ticket(caption.id);
    assert.deepEqual(composer.via, ["comment"]);
  }),
);

Deno.test(
  "IG-03 a mention by a closed profile, or one that is gone before it is read, leaves no empty ticket behind",
  withInstagram(async ({ stage, office }) => {
    const { instagram } = stage.sandbox;
    const hidden = instagram.customer({
      id: "8800000000000003",
      firstName: "Ия",
      username: "iya",
      closed: true,
    });
    assert.equal((await hidden.mention("Тоже у @glina.nebo")).attempts, 0);
    await stage.services.worker.idle();
    assert.deepEqual(await office.tickets(), []);
  }),
);
