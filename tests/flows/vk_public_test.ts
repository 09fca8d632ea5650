import assert from "node:assert/strict";
import { GROUP, withVk } from "./cast.ts";
import { until } from "./until.ts";

Deno.test(
  "VK-04 VK-05 a post opens nothing; a comment opens a ticket with the post's text, picture and address",
  withVk(async ({ stage, office, boris }) => {
    const post = await stage.sandbox.vk.post({ text: "Новая партия ваз", photo: "vase" });
    assert.deepEqual(await office.tickets(), []);
    await boris.comment(post, "Есть в наличии?");
    await boris.comment(post, "И почём?");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual([ticket?.kind, ticket?.tags, ticket?.subject], [
      "comment",
      [],
      "Новый комментарий к записи",
    ]);
    assert.equal(ticket?.post?.text, "Новая партия ваз");
    assert.equal(ticket?.post?.url, `https://vk.com/wall-${GROUP}_${post}`);
    const picture = await until("the picture", async () => (await office.tickets())[0]?.post?.imageUrl);
    assert.match(picture, /^\/media\//);
  }),
);

Deno.test(
  "VK-05 C-11 the answer goes under the post as a comment of the community, once",
  withVk(async ({ stage, office, boris }) => {
    const post = await stage.sandbox.vk.post({ text: "Новая партия ваз" });
    const { ids } = await boris.comment(post, "Есть в наличии?");
    const { id: ticket } = await office.firstTicket();
    const { id } = await office.reply(ticket, { text: "Есть, две" });
    const message = await office.settled(id, "sent");
    assert.equal(message.via, "comment");
    assert.deepEqual(stage.sandbox.vk.sent.map(({ method, text, replyTo }) => [method, text, replyTo]), [
      ["wall.createComment", "Есть, две", ids[0]],
    ]);
    await stage.sandbox.idle();
    await stage.services.worker.idle();
    assert.deepEqual((await office.messages(ticket)).map(({ author }) => author.type), ["contact", "agent"]);
    const vera = stage.sandbox.vk.admin({ id: 9_001, firstName: "Вера", lastName: "Ким" });
    await stage.pass(1_000);
    await vera.comment(post, "Осталась одна", { replyTo: ids[0] });
    assert.deepEqual((await office.messages(ticket)).map(({ author }) => author.type), [
      "contact",
      "agent",
      "native",
    ]);
  }),
);

Deno.test(
  "VK-05 an edited and a deleted comment change here, and the text that was taken back is gone",
  withVk(async ({ stage, office, boris }) => {
    const post = await stage.sandbox.vk.post({ text: "Запись" });
    const { ids } = await boris.comment(post, "Првет");
    const [comment = ""] = ids;
    await boris.editComment(comment, "Привет");
    const { id: ticket } = await office.firstTicket();
    assert.equal((await office.messages(ticket))[0]?.text, "Привет");
    await boris.deleteComment(comment);
    const [message] = await office.messages(ticket);
    assert.equal(message?.text, "");
    assert.ok(message?.deletedAt);
    assert.doesNotMatch((await office.firstTicket()).preview, /Привет/);
  }),
);

Deno.test(
  "VK-05 a post whose comments were closed fails the answer and leaves the connection alone",
  withVk(async ({ stage, office, boris, connection }) => {
    const post = await stage.sandbox.vk.post({ text: "Запись" });
    await boris.comment(post, "Вопрос");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.vk.admin({ id: 9_001, firstName: "Вера", lastName: "Ким" }).closeComments(post);
    const { id } = await office.reply(ticket, { text: "Ответ" });
    const message = await office.settled(id, "failed");
    assert.equal(message.error?.code, "content");
    assert.match(message.error?.message ?? "", /^VK не принял сообщение: 213 .+\. Поправьте/);
    assert.equal((await office.connection(connection.id)).status, "active");
  }),
);

Deno.test(
  "VK-07 C-03 a discussion is one ticket of everybody's posts, tag «ВК:Обсуждение»",
  withVk(async ({ stage, office, boris }) => {
    const { vk } = stage.sandbox;
    const topic = vk.topic({ title: "Отзывы" });
    const anna = vk.customer({ id: 778, firstName: "Анна", lastName: "Рей" });
    await boris.board(topic, "Отличные вазы");
    await anna.board(topic, "Согласна");
    await vk.admin({ id: 9_001, firstName: "Вера", lastName: "Ким" }).board(topic, "Спасибо!");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual([ticket?.kind, ticket?.tags], ["discussion", ["ВК:Обсуждение"]]);
    assert.deepEqual(
      (await office.messages(ticket?.id ?? "")).map(({ text, author }) => [text, author.type]),
      [
        ["Отличные вазы", "contact"],
        ["Согласна", "contact"],
        ["Спасибо!", "native"],
      ],
    );
  }),
);

Deno.test(
  "VK-08 C-07 a discussion cannot be answered from here: the composer gives its address instead",
  withVk(async ({ stage, office, boris }) => {
    const topic = stage.sandbox.vk.topic({ title: "Отзывы" });
    await boris.board(topic, "Отличные вазы");
    const { id } = await office.firstTicket();
    const { composer } = await office.ticket(id);
    assert.deepEqual([composer.canReply, composer.via, composer.closed?.code], [
      false,
      [],
      "channel_read_only",
    ]);
    assert.match(composer.closed?.url ?? "", new RegExp(`^https://vk\\.com/topic-${GROUP}_${topic}`));
    await assert.rejects(office.reply(id, { text: "Спасибо" }), { code: "channel_read_only" });
    assert.equal((await office.reply(id, { text: "Ответить в VK", private: true })).status, "sent");
  }),
);

Deno.test(
  "VK-06 comments under photos and videos come only when switched on, and are answered in VK alone",
  withVk(async ({ office, boris, connection }) => {
    const PHOTO = 30;
    await boris.photoComment(PHOTO, "Красиво");
    assert.deepEqual(await office.tickets(), []);
    const settings = { photoComments: true };
    await office.rest.patch(`/connections/${connection.id}`, { settings });
    await boris.photoComment(PHOTO, "Очень красиво");
    await boris.videoComment(31, "И видео хорошее");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual([ticket?.kind, ticket?.post?.url], [
      "comment",
      `https://vk.com/photo-${GROUP}_${PHOTO}`,
    ]);
    const { composer } = await office.ticket(ticket?.id ?? "");
    assert.deepEqual([composer.canReply, composer.closed?.code, composer.closed?.url], [
      false,
      "channel_read_only",
      `https://vk.com/photo-${GROUP}_${PHOTO}`,
    ]);
    await assert.rejects(office.reply(ticket?.id ?? "", { text: "Спасибо" }), { code: "channel_read_only" });
    await office.rest.patch(`/connections/${connection.id}`, { settings: { videoComments: true } });
    await boris.videoComment(31, "Видео хорошее");
    assert.equal((await office.tickets()).length, 2);
  }),
);

Deno.test(
  "VK-03 a comment permits nobody to write in private",
  withVk(async ({ stage, office, boris }) => {
    await boris.comment(await stage.sandbox.vk.post({ text: "Запись" }), "Почём?");
    const { contact } = await office.firstTicket();
    assert.equal((await office.contact(contact.id)).identities?.[0]?.reachable, undefined);
    await boris.write("Напишите мне");
    assert.equal((await office.contact(contact.id)).identities?.[0]?.reachable, true);
  }),
);
