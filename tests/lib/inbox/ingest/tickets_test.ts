import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { attachments, contacts, events, jobs, posts } from "@/db/schema/workspace.ts";
import type { InboundMessage, Post } from "@/lib/channels/channel.ts";
import { accept, DAY, inboundMessage, MINUTE, NOON, origin, SECOND } from "@/tests/cast.ts";
import { openDesk } from "./desk.ts";

const POST: Post = {
  externalId: "-1_77",
  url: "https://vk.com/wall-1_77",
  title: "Новая выпечка",
  text: "Ржаной хлеб по пятницам",
  imageUrl: "https://sun1.example/77.jpg",
};

function comment(values: Partial<InboundMessage> = {}, post: Post = POST): InboundMessage {
  const person = values.person ?? { externalId: "500", name: "Анна" };
  const key = `${post.externalId}:${person.externalId}`;
  return inboundMessage({ thread: { kind: "comment", key, post }, ...values });
}

Deno.test("C-02 a direct conversation is one open ticket", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ text: "Раз" }), inboundMessage({ text: "Два" }));
  await desk.hear(inboundMessage({ text: "Три", sentAt: NOON + 1 }));
  const ticket = await desk.ticket();
  assert.deepEqual([ticket.number, ticket.status, ticket.kind, ticket.platform], [
    1,
    "open",
    "direct",
    "telegram",
  ]);
  const found = await desk.messages();
  assert.deepEqual(found.map((one) => [one.text, one.ticketId]), [
    ["Раз", ticket.id],
    ["Два", ticket.id],
    ["Три", ticket.id],
  ]);
});

Deno.test("C-02 each person and each connection has a conversation of its own", async () => {
  await using desk = await openDesk();
  const other = await desk.it.connect("telegram");
  const boris = { externalId: "600", name: "Борис" };
  await desk.hear(inboundMessage({ externalId: "1" }), inboundMessage({ externalId: "2", person: boris }));
  await accept(desk.it, other, [inboundMessage({ externalId: "1" })]);
  const found = await desk.tickets();
  assert.deepEqual(found.map((one) => one.number), [1, 2, 3]);
  assert.equal(new Set(found.map((one) => one.contactId)).size, 3);
  assert.equal((await desk.messages()).length, 3, "one external id may come by two connections");
});

Deno.test("C-02 a message after the closing opens a new ticket with a link to the former one", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage());
  const first = await desk.ticket();
  await desk.close(first.id);
  desk.it.clock.advance(MINUTE);
  await desk.hear(inboundMessage({ text: "И ещё", sentAt: NOON + MINUTE }));
  await desk.hear(inboundMessage({ text: "Спасибо", sentAt: NOON + MINUTE + SECOND }));
  const [former, next, ...more] = await desk.tickets();
  assert.equal(more.length, 0);
  assert.deepEqual([former?.status, next?.status], ["closed", "open"]);
  assert.equal(next?.formerTicketId, first.id);
  assert.equal(next?.contactId, first.contactId);

  await desk.close(next?.id ?? "");
  await desk.hear(inboundMessage({ text: "Снова я", sentAt: NOON + MINUTE + SECOND }));
  const third = (await desk.tickets())[2];
  assert.equal(third?.formerTicketId, next?.id, "the link leads to the newest of the closed ones");
});

Deno.test("C-02 where the connection wants it, a ticket is reopened within so many days", async () => {
  await using desk = await openDesk("telegram", { reopenDays: 3 });
  await desk.hear(inboundMessage());
  const { id } = await desk.ticket();
  await desk.close(id);
  desk.it.clock.advance(3 * DAY - 1);
  await desk.hear(inboundMessage({ sentAt: desk.it.clock.at }));
  const reopened = await desk.ticket();
  assert.deepEqual([reopened.id, reopened.status, reopened.closedAt, reopened.closedBy], [
    id,
    "open",
    null,
    null,
  ]);
  assert.equal(reopened.waitingSince, desk.it.clock.at);

  await desk.close(id);
  desk.it.clock.advance(3 * DAY);
  await desk.hear(inboundMessage({ sentAt: desk.it.clock.at }));
  assert.deepEqual((await desk.tickets()).map((one) => [one.status, one.formerTicketId]), [
    ["closed", null],
    ["open", id],
  ]);
});

Deno.test("tickets are numbered through the workspace, whichever connection they come by", async () => {
  await using desk = await openDesk();
  const other = await desk.it.connect("vk");
  for (let i = 0; i < 3; i++) {
    await desk.hear(inboundMessage({ person: { externalId: `t${i}` } }));
    await accept(desk.it, other, [inboundMessage({ person: { externalId: `v${i}` } })]);
  }
  assert.deepEqual((await desk.tickets()).map((one) => [one.number, one.platform]), [
    [1, "telegram"],
    [2, "vk"],
    [3, "telegram"],
    [4, "vk"],
    [5, "telegram"],
    [6, "vk"],
  ]);
});

Deno.test("C-03 a new ticket is tagged by its source, exactly and once", async () => {
  await using desk = await openDesk("vk");
  const discussion = { kind: "discussion", key: "topic:9" } as const;
  await desk.hear(inboundMessage(), inboundMessage(), inboundMessage({ thread: discussion }));
  await desk.hear(inboundMessage(), comment());
  assert.deepEqual(await desk.tags(), { 1: ["ВК:Личное"], 2: ["ВК:Обсуждение"] });
  await desk.close((await desk.tickets())[0]?.id ?? "");
  await desk.hear(inboundMessage());
  assert.deepEqual((await desk.tags())[4], ["ВК:Личное"]);
});

Deno.test("C-03 tags can be renamed in the settings, and other platforms get one only when it is set", async () => {
  await using desk = await openDesk("vk", { tags: { direct: "Личка", comment: "Стена" } });
  await desk.hear(inboundMessage(), comment());
  const telegram = await desk.it.connect("telegram");
  await accept(desk.it, telegram, [inboundMessage()]);
  await accept(
    desk.it,
    telegram,
    [inboundMessage({ person: { externalId: "7" } })],
    origin("telegram", { tags: { direct: "Личка" } }),
  );
  assert.deepEqual(await desk.tags(), { 1: ["Личка"], 2: ["Стена"], 4: ["Личка"] });
});

Deno.test("C-01 a ticket lands in the platform's section, or where its connection is bound", async () => {
  await using desk = await openDesk("telegram");
  await desk.hear(inboundMessage());
  const facebook = await desk.it.connect("facebook");
  await accept(desk.it, facebook, [inboundMessage()]);
  await accept(
    desk.it,
    facebook,
    [inboundMessage({ person: { externalId: "7" } })],
    origin("facebook", { section: "chat" }),
  );
  assert.deepEqual((await desk.tickets()).map((one) => one.section), ["chat", "requests", "chat"]);
});

Deno.test("VK-04 a post alone opens nothing and is kept for its comments", async () => {
  await using desk = await openDesk("vk");
  await desk.hear({ type: "post", post: POST, at: NOON });
  assert.deepEqual(await desk.tickets(), []);
  const [post] = await desk.it.store.db.select().from(posts);
  assert.deepEqual([post?.url, post?.title, post?.text], [POST.url, POST.title, POST.text]);
});

Deno.test("VK-05 a comment opens a ticket with its post, one per post and author", async () => {
  await using desk = await openDesk("vk");
  const boris = { externalId: "600", name: "Борис" };
  const otherPost = { externalId: "-1_78", url: "https://vk.com/wall-1_78" };
  await desk.hear(comment(), comment({ person: boris }), comment({}, otherPost), comment());
  const found = await desk.tickets();
  const saved = await desk.it.store.db.select().from(posts).orderBy(posts.externalId);
  assert.equal(saved.length, 2);
  assert.deepEqual(found.map((one) => [one.kind, one.postId]), [
    ["comment", saved[0]?.id],
    ["comment", saved[0]?.id],
    ["comment", saved[1]?.id],
  ]);
  assert.equal(found[0]?.contactId, found[2]?.contactId, "the same person is the same contact");
});

Deno.test("a post's picture is fetched once, and what is learnt of it later is added", async () => {
  await using desk = await openDesk("vk");
  const { db } = desk.it.store;
  await desk.hear(comment({}, { externalId: POST.externalId, url: POST.url }));
  await desk.hear({ type: "post", post: POST, at: NOON }, comment());
  await desk.hear(comment());
  const [post, ...more] = await db.select().from(posts);
  assert.equal(more.length, 0);
  assert.deepEqual([post?.title, post?.text], [POST.title, POST.text]);
  const pictures = await db.select().from(attachments);
  assert.deepEqual(pictures.map((one) => [one.id, one.status, one.sourceUrl, one.messageId]), [
    [post?.imageId, "pending", POST.imageUrl, null],
  ]);
  const [job] = await db.select().from(jobs).where(eq(jobs.kind, "media"));
  assert.deepEqual(job?.payload, { attachmentId: pictures[0]?.id });
});

Deno.test("a comment with a picture and a post with one come in together", async () => {
  await using desk = await openDesk("vk");
  const picture = { kind: "image", url: "https://sun1.example/cat.jpg" } as const;
  await desk.hear(comment({ attachments: [picture, picture] }));
  const rows = await desk.it.store.db.select().from(attachments).orderBy(attachments.position);
  assert.deepEqual(rows.map((one) => one.position), [0, 0, 1]);
  assert.equal((await desk.messages()).length, 1);
});

Deno.test("a new message is told by ids: the ticket, and the message", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ text: "секрет" }));
  const { id } = await desk.ticket();
  const [message] = await desk.messages();
  const rows = await desk.it.store.db.select().from(events).orderBy(events.seq);
  assert.deepEqual(rows.map((one) => [one.kind, one.ticketId, one.messageId]), [
    ["ticket.created", id, null],
    ["message.created", id, message?.id],
  ]);
  assert.doesNotMatch(JSON.stringify(rows), /секрет/);
});

Deno.test("a message from the future is dated now", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ sentAt: NOON + DAY }));
  const ticket = await desk.ticket();
  assert.deepEqual([ticket.createdAt, ticket.lastMessageAt, ticket.waitingSince], [NOON, NOON, NOON]);
  assert.equal((await desk.messages())[0]?.sentAt, NOON);
});

Deno.test("a new customer is a contact with what the platform says, and their profile is asked for", async () => {
  await using desk = await openDesk();
  const person = {
    externalId: "500",
    name: " Анна ",
    username: "anna",
    language: "ru",
    city: "Тверь",
    phone: "+7 900",
  };
  await desk.it.ingest.accept({
    connection: desk.connection,
    origin: origin("telegram", {}, true),
    inbound: [inboundMessage({ person })],
  });
  const [contact] = await desk.it.store.db.select().from(contacts);
  assert.deepEqual([contact?.name, contact?.language, contact?.city, contact?.phone, contact?.country], [
    "Анна",
    "ru",
    "Тверь",
    "+7 900",
    null,
  ]);
  const found = await desk.it.store.db.select().from(jobs);
  assert.deepEqual(found.map((job) => job.kind), ["profile"]);
});
