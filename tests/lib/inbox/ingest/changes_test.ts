import assert from "node:assert/strict";
import { attachments, deliveries, events, jobs, parked } from "@/db/schema/workspace.ts";
import type { Inbound, InboundEdit } from "@/lib/channels/channel.ts";
import { accept, inboundMessage, MINUTE, NOON, SECOND } from "@/tests/cast.ts";
import { openDesk } from "./desk.ts";

const person = { externalId: "500", name: "Анна" };
const edit = (externalId: string, text: string, at: number): InboundEdit => ({
  type: "edit",
  externalId,
  text,
  at,
});
const deletion = (externalId: string, at: number): Inbound => ({ type: "deletion", externalId, at });
const reaction = (externalId: string, emoji: string, at: number): Inbound => ({
  type: "reaction",
  externalId,
  person,
  emoji,
  at,
});

Deno.test("an edit changes the text, says so, and shows in the list", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ externalId: "1", text: "Привт" }));
  await desk.hear(edit("1", "Привет", NOON + SECOND));
  const [message] = await desk.messages();
  assert.deepEqual([message?.text, message?.editedAt], ["Привет", NOON + SECOND]);
  assert.equal((await desk.ticket()).preview, "Привет");
  const kinds = (await desk.it.store.db.select().from(events)).map((one) => one.kind);
  assert.deepEqual(kinds, ["ticket.created", "message.created", "message.updated"]);
});

Deno.test("an edit of an older message leaves the list alone", async () => {
  await using desk = await openDesk();
  desk.it.clock.advance(MINUTE);
  await desk.hear(
    inboundMessage({ externalId: "1", text: "Раз" }),
    inboundMessage({ externalId: "2", text: "Два", sentAt: NOON + SECOND }),
  );
  await desk.hear(edit("1", "Раз!", NOON + MINUTE));
  assert.equal((await desk.ticket()).preview, "Два");
  assert.deepEqual((await desk.messages()).map((one) => one.text), ["Раз!", "Два"]);
});

Deno.test("of messages of the same second the list keeps showing the one that it shows", async () => {
  await using desk = await openDesk();
  await desk.hear(
    inboundMessage({ externalId: "1", text: "Раз" }),
    inboundMessage({ externalId: "2", text: "Два" }),
  );
  await desk.hear(edit("1", "Раз!", NOON + SECOND), deletion("1", NOON + 2 * SECOND));
  assert.equal((await desk.ticket()).preview, "Два");
});

Deno.test("an edit that comes late does not undo a later one", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ externalId: "1", text: "0" }));
  await desk.hear(edit("1", "2", NOON + 2 * SECOND));
  await desk.hear(edit("1", "1", NOON + SECOND));
  const [message] = await desk.messages();
  assert.deepEqual([message?.text, message?.editedAt], ["2", NOON + 2 * SECOND]);
});

Deno.test("a message that the customer took back keeps its place and loses its text, in the list too", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ externalId: "1", text: "пароль 1234" }));
  await desk.hear(deletion("1", NOON + SECOND));
  await desk.hear(edit("1", "пароль 4321", NOON + 2 * SECOND));
  const [message] = await desk.messages();
  assert.deepEqual([message?.text, message?.deletedAt], ["", NOON + SECOND]);
  assert.equal((await desk.ticket()).preview, "[deleted]");
});

Deno.test("a mark that the customer puts on a message is shown, and taken away again", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ externalId: "1" }));
  await desk.hear(reaction("1", "👍", NOON));
  assert.equal((await desk.messages())[0]?.reaction, "👍");
  await desk.hear(reaction("1", "", NOON + SECOND));
  assert.equal((await desk.messages())[0]?.reaction, null);
});

Deno.test("changes that come before their message wait for it, in one webhook and over several", async () => {
  for (const together of [true, false]) {
    await using desk = await openDesk();
    const inbound = [
      reaction("1", "👍", NOON + 3 * SECOND),
      edit("1", "После", NOON + SECOND),
      deletion("2", NOON + SECOND),
      inboundMessage({ externalId: "1", text: "До" }),
      inboundMessage({ externalId: "2", text: "Зря", sentAt: NOON - SECOND }),
    ];
    if (together) await desk.hear(...inbound);
    else await desk.hearEach(...inbound);
    const [second, first] = await desk.messages();
    assert.deepEqual([first?.text, first?.editedAt, first?.reaction], ["После", NOON + SECOND, "👍"]);
    assert.deepEqual([second?.text, second?.deletedAt], ["", NOON + SECOND]);
    assert.equal((await desk.ticket()).preview, "После");
    assert.deepEqual(await desk.it.store.db.select().from(parked), [], "what was applied waits no more");
  }
});

Deno.test("of several edits that wait the latest is applied, in whatever order they came", async () => {
  for (const order of [[1, 2, 3], [3, 2, 1], [2, 3, 1]]) {
    for (const together of [true, false]) {
      await using desk = await openDesk();
      const edits = order.map((number) => edit("1", `${number}`, NOON + number));
      if (together) await desk.hear(...edits);
      else await desk.hearEach(...edits);
      await desk.hear(inboundMessage({ externalId: "1", text: "0" }));
      const [message] = await desk.messages();
      assert.deepEqual([message?.text, message?.editedAt], ["3", NOON + 3], `${order} ${together}`);
    }
  }
});

Deno.test("what waits for one connection's message is not applied to another's", async () => {
  await using desk = await openDesk();
  const other = await desk.it.connect("telegram");
  await desk.hear(edit("1", "чужое", NOON + SECOND));
  await accept(desk.it, other, [inboundMessage({ externalId: "1", text: "своё" })]);
  assert.equal((await desk.messages())[0]?.text, "своё");
  await desk.hear(inboundMessage({ externalId: "1", text: "своё" }));
  assert.deepEqual((await desk.messages()).map((one) => one.text).sort(), ["своё", "чужое"]);
});

Deno.test("an edit of our own answer is its echo and neither waits nor changes anything", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage());
  const { id } = await desk.ticket();
  await desk.answer(id, { status: "sent", externalId: "out1" });
  await desk.hear(edit("out1", "Добрый день", NOON + SECOND));
  assert.deepEqual(await desk.it.store.db.select().from(parked), []);
  const [, answer] = await desk.messages();
  assert.equal(answer?.editedAt, null);
});

Deno.test("a change of a message in a closed ticket changes it there", async () => {
  await using desk = await openDesk();
  desk.it.clock.advance(MINUTE);
  await desk.hear(inboundMessage({ externalId: "1", text: "Раз" }));
  await desk.close((await desk.ticket()).id);
  await desk.hear(inboundMessage({ externalId: "2", text: "Два", sentAt: NOON + SECOND }));
  await desk.hear(deletion("1", NOON + SECOND), edit("2", "Два!", NOON + 2 * SECOND));
  assert.deepEqual((await desk.tickets()).map((one) => [one.status, one.preview]), [
    ["closed", "[deleted]"],
    ["open", "Два!"],
  ]);
});

Deno.test("C-11 an answer of ours that is changed on the platform itself is changed here, and says so", async () => {
  await using desk = await openDesk("facebook");
  await desk.hear(inboundMessage());
  const { id } = await desk.ticket();
  await desk.answer(id, { status: "sent", externalId: "out1" });
  await desk.hear(edit("out1", "Добрый вечер", NOON + SECOND));
  await desk.hear(edit("out1", "Доброе утро", NOON));
  const [, answer] = await desk.messages();
  assert.deepEqual([answer?.text, answer?.editedAt], ["Добрый вечер", NOON + SECOND]);
  const [part] = await desk.it.store.db.select().from(deliveries);
  assert.equal(part?.text, "Добрый вечер");
});

Deno.test("an edit of one part of a long answer leaves the answer alone", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage());
  const { id } = await desk.ticket();
  await desk.answer(id, { status: "sent", externalId: "out1" }, { status: "sent", externalId: "out2" });
  const { db } = desk.it.store;
  await desk.it.store.write(() => desk.it.store.commit([db.update(deliveries).set({ text: "Добрый" })]));
  await desk.hear(edit("out1", "Злой", NOON + SECOND));
  const [, answer] = await desk.messages();
  assert.deepEqual([answer?.text, answer?.editedAt], ["Добрый день", null]);
});

Deno.test("C-11 an answer that is deleted on the platform is marked so, and its words stay", async () => {
  for (const early of [true, false]) {
    await using desk = await openDesk("vk");
    desk.it.clock.advance(MINUTE);
    await desk.hear(inboundMessage({ sentAt: NOON - SECOND }));
    const { id } = await desk.ticket();
    const echo = inboundMessage({
      externalId: "out1",
      from: "ours",
      echoOf: "random:1",
      thread: { kind: "direct", key: person.externalId },
    });
    await desk.answer(id, { status: "unsure", randomId: 1 });
    const gone = deletion("out1", NOON + SECOND);
    await desk.hearEach(...early ? [gone, echo] : [echo, gone]);
    await desk.hear(deletion("out1", NOON + MINUTE));
    const [, answer] = await desk.messages();
    assert.deepEqual([answer?.text, answer?.deletedAt, answer?.status], [
      "Добрый день",
      NOON + SECOND,
      "sent",
    ]);
    assert.deepEqual(await desk.it.store.db.select().from(parked), []);
    const told = (await desk.it.store.db.select().from(events)).at(-1);
    assert.deepEqual([told?.kind, told?.messageId], ["message.updated", answer?.id]);
  }
});

Deno.test("an older word of a mark does not undo a newer one", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ externalId: "1" }));
  await desk.hear(reaction("1", "", NOON + 2 * SECOND));
  await desk.hear(reaction("1", "👍", NOON + SECOND));
  assert.equal((await desk.messages())[0]?.reaction, null);
});

Deno.test("an edit that brings another file shows it in place of the former one, in whatever order they came", async () => {
  const photo = (name: string) => [{ kind: "image" as const, url: `https://example.com/${name}` }];
  for (const early of [true, false]) {
    await using desk = await openDesk("vk");
    const { db } = desk.it.store;
    const files = async () => (await db.select().from(attachments)).map((file) => file.sourceUrl);
    const written = inboundMessage({ externalId: "1", text: "Такая?", attachments: photo("cup.jpg?sign=1") });
    const other = { ...edit("1", "Такая?", NOON + SECOND), attachments: photo("vase.jpg?sign=2") };
    await desk.hearEach(...early ? [other, written] : [written, other]);
    assert.deepEqual(await files(), ["https://example.com/vase.jpg?sign=2"]);
    const [{ id } = { id: "" }] = await db.select().from(attachments);
    const fetched = (await db.select().from(jobs)).map(({ payload }) => payload.attachmentId);
    assert.ok(fetched.includes(id), "it is fetched");
    // The same file under a new signature, and an edit that speaks of the words alone, change nothing.
    await desk.hear({
      ...edit("1", "Такая есть?", NOON + 2 * SECOND),
      attachments: photo("vase.jpg?sign=3"),
    });
    await desk.hear({ ...edit("1", "Есть?", NOON + 3 * SECOND), attachments: [] });
    await desk.hear({ ...edit("1", "Поздно", NOON), attachments: photo("late.jpg") });
    assert.deepEqual(await files(), ["https://example.com/vase.jpg?sign=2"]);
    assert.equal((await desk.messages())[0]?.text, "Есть?");
  }
});
