import assert from "node:assert/strict";
import { connect, PAGE, said, withFacebook } from "./meta_cast.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

Deno.test(
  "FB-03 FB-04 a post opens nothing; all its comments are one ticket with its text, picture and address",
  withFacebook(async ({ stage, office, anna }) => {
    const { facebook } = stage.sandbox;
    const post = await facebook.post({ text: "Новая партия ваз", photo: "vase" });
    assert.deepEqual(await office.tickets(), []);
    const { ids: [first = ""] } = await anna.comment(post, "Есть в наличии?");
    const oleg = facebook.customer({ id: "7200000000000002", firstName: "Олег", lastName: "Рей" });
    await oleg.comment(post, "И почём?", { attachments: ["sketch"] });
    await oleg.replyComment(first, "Мне тоже интересно");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual([ticket?.kind, ticket?.subject, ticket?.post?.text, ticket?.post?.title], [
      "comment",
      "Новый комментарий к записи",
      "Новая партия ваз",
      "Новая партия ваз",
    ]);
    assert.equal(ticket?.post?.url, `https://www.facebook.com/${post}`);
    const picture = await until("the picture", async () => (await office.tickets())[0]?.post?.imageUrl);
    assert.match(picture, /^\/media\//);
    const messages = await office.messages(ticket?.id ?? "");
    assert.deepEqual(messages.map(({ text, author }) => [author.name, text]), [
      ["Анна Ким", "Есть в наличии?"],
      ["Олег Рей", "И почём?"],
      ["Олег Рей", "Мне тоже интересно"],
    ]);
    assert.equal(messages[2]?.replyTo?.text, "Есть в наличии?");
    await until("the picture of the comment", async () => {
      const [, second] = await office.messages(ticket?.id ?? "");
      return second?.attachments[0]?.status === "stored";
    });
  }),
);

Deno.test(
  "FB-04 a post from before the connection brings its words and picture along with its first comment",
  onStage(async (stage) => {
    const { facebook } = stage.sandbox;
    facebook.addPage(PAGE);
    const post = await facebook.post({ text: "Старая запись\nс двумя строками", photo: "bowls" });
    const office = await stage.open();
    await facebook.registerWebhook((await connect(office, "facebook")).webhookUrl);
    const anna = facebook.customer({ id: "7200000000000001", firstName: "Анна" });
    await anna.comment(post, "Ещё есть?");
    const shown = await until("the post with its picture", async () => {
      const [ticket] = await office.tickets();
      return ticket?.post?.imageUrl ? ticket.post : undefined;
    });
    assert.deepEqual([shown.title, shown.text], ["Старая запись", "Старая запись\nс двумя строками"]);
    assert.match(shown.url, /^https:\/\/www\.facebook\.com\/glina\/posts\/\d+$/);
  }),
);

Deno.test(
  "FB-04 C-11 the answer goes under the post with its picture, once; the page's own hand shows as native",
  withFacebook(async ({ stage, office, anna }) => {
    const { facebook } = stage.sandbox;
    const post = await facebook.post({ text: "Новая партия ваз" });
    const { ids: [comment = ""] } = await anna.comment(post, "Есть в наличии?");
    const { id } = await office.firstTicket();
    const { id: file } = await office.upload("vase");
    const answer = await office.reply(id, { text: "Есть, две", attachments: [file] });
    const message = await office.settled(answer.id, "sent", "delivered");
    assert.equal(message.via, "comment");
    assert.deepEqual(
      facebook.sent.map((one) => [one.method, one.text, one.replyTo, one.attachments[0]?.kind]),
      [["comments", "Есть, две", comment, "photo"]],
    );
    await stage.sandbox.idle();
    await stage.pass(1_000);
    await facebook.admin({ name: "Вера" }).comment(post, "Осталась одна", { replyTo: comment });
    assert.deepEqual(await said(office, id), [
      "contact: Есть в наличии?",
      "agent: Есть, две",
      "native: Осталась одна",
    ]);
  }),
);

Deno.test(
  "FB-04 a comment can be answered in private, once; the second time is refused with a sentence",
  withFacebook(async ({ stage, office, anna, connection }) => {
    const post = await stage.sandbox.facebook.post({ text: "Запись" });
    const { ids: [comment] } = await anna.comment(post, "Почём?");
    const { id } = await office.firstTicket();
    const first = await office.reply(id, { text: "Пишем вам лично", via: "direct" });
    await office.settled(first.id, "sent", "delivered");
    assert.equal(anna.lines().at(-1)?.text, "Пишем вам лично");
    const [call] = stage.sandbox.calls.filter(({ method }) => method === "messages");
    assert.deepEqual(call?.params.recipient, { comment_id: comment });
    const second = await office.reply(id, { text: "И ещё", via: "direct" });
    assert.equal((await office.settled(second.id, "failed")).error?.code, "content");
    assert.equal((await office.connection(connection.id)).status, "active");
  }),
);

Deno.test(
  "FB-04 an edited and a deleted comment change here, and what was taken back is gone",
  withFacebook(async ({ stage, office, anna }) => {
    const post = await stage.sandbox.facebook.post({ text: "Запись" });
    const { ids: [comment = ""] } = await anna.comment(post, "Првет");
    await anna.editComment(comment, "Привет");
    const { id } = await office.firstTicket();
    assert.deepEqual(await said(office, id), ["contact: Привет"]);
    await anna.deleteComment(comment);
    const [message] = await office.messages(id);
    assert.deepEqual([message?.text, message?.deletedAt !== undefined], ["", true]);
  }),
);

Deno.test(
  "FB-04 C-11 our answer that a colleague changes or deletes on Facebook is seen as such, its words kept",
  withFacebook(async ({ stage, office, anna }) => {
    const { facebook } = stage.sandbox;
    const post = await facebook.post({ text: "Запись" });
    await anna.comment(post, "Есть?");
    const { id } = await office.firstTicket();
    const answer = await office.reply(id, { text: "Есть, две" });
    await office.settled(answer.id, "sent", "delivered");
    await stage.sandbox.idle();
    await stage.pass(2_000);
    const vera = facebook.admin({ name: "Вера" });
    const comment = facebook.sent.at(-1)?.id ?? "";
    await vera.editComment(comment, "Осталась одна");
    const edited = await office.message(answer.id);
    assert.deepEqual([edited.text, edited.editedAt !== undefined], ["Осталась одна", true]);
    await vera.deleteComment(comment);
    const gone = await office.message(answer.id);
    assert.deepEqual([gone.text, gone.author.type, gone.deletedAt !== undefined], [
      "Осталась одна",
      "agent",
      true,
    ]);
  }),
);

Deno.test(
  "FB-04 whom Facebook does not name in its events is asked for; who stays hidden has a ticket all the same",
  withFacebook(async ({ stage, office }) => {
    const { facebook } = stage.sandbox;
    const post = await facebook.post({ text: "Запись" });
    const ira = facebook.customer({ id: "7200000000000003", firstName: "Ира", hidesName: "in webhooks" });
    const nobody = facebook.customer({ id: "7200000000000004", firstName: "Тень", hidesName: "always" });
    await ira.comment(post, "Кто я?");
    const { id } = await office.firstTicket();
    await until("the name", async () => (await office.ticket(id)).contact.name === "Ира");
    await nobody.comment(post, "А я?");
    assert.deepEqual(await said(office, id), ["contact: Кто я?", "contact: А я?"]);
  }),
);
