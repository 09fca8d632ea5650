import assert from "node:assert/strict";
import { aliases, attachments, jobs } from "@/db/schema/workspace.ts";
import type { InboundMessage } from "@/lib/channels/channel.ts";
import { accept, inboundMessage, MINUTE, NOON, SECOND } from "@/tests/cast.ts";
import { type Desk, openDesk } from "./desk.ts";

/** One item of an album; Telegram numbers its messages. */
const item = (number: number, values: Partial<InboundMessage> = {}): InboundMessage =>
  inboundMessage({
    externalId: `a${number}`,
    album: "500:1",
    sequence: number,
    text: "",
    attachments: [{ kind: "image", url: `https://example.com/${number}.jpg` }],
    ...values,
  });

async function album(desk: Desk) {
  const files = await desk.it.store.db.select().from(attachments).orderBy(attachments.position);
  const [message, ...others] = await desk.messages();
  assert.equal(others.length, 0);
  return {
    text: message?.text,
    sequence: message?.sequence,
    sentAt: message?.sentAt,
    files: files.map((file) => [file.position, file.sourceUrl, file.messageId === message?.id]),
    preview: (await desk.ticket()).preview,
  };
}

const ORDERS = [[7, 8, 9], [9, 8, 7], [8, 9, 7], [8, 7, 9]];

Deno.test("TG-09 an album is one message, in whatever order its items come", async () => {
  for (const together of [true, false]) {
    for (const order of ORDERS) {
      await using desk = await openDesk();
      const items = order.map((number) => item(number, number === 8 ? { text: "Три кружки" } : {}));
      if (together) await desk.hear(...items);
      else await desk.hearEach(...items);
      assert.deepEqual(await album(desk), {
        text: "Три кружки",
        sequence: 7,
        sentAt: NOON,
        files: [7, 8, 9].map((number) => [number, `https://example.com/${number}.jpg`, true]),
        preview: "Три кружки",
      }, `${order} ${together ? "together" : "one by one"}`);
      assert.equal((await desk.it.store.db.select().from(jobs)).length, 3, "each file is fetched");
    }
  }
});

Deno.test("TG-09 the items of an album that come again add nothing", async () => {
  await using desk = await openDesk();
  await desk.hear(item(7), item(8));
  await desk.hear(item(8), item(7), item(8));
  const { files } = await album(desk);
  assert.equal(files.length, 2);
  assert.equal((await desk.it.store.db.select().from(aliases)).length, 1);
});

Deno.test("TG-09 items that two processes get at once are one message", async () => {
  await using desk = await openDesk();
  const other = await desk.it.twin();
  await Promise.all([
    desk.hear(item(7), item(9)),
    accept(other, desk.connection, [item(8), item(10)]),
  ]);
  assert.equal((await album(desk)).files.length, 4);
});

Deno.test("TG-09 every caption of an album is kept", async () => {
  await using desk = await openDesk();
  await desk.hear(item(7, { text: "Спереди" }), item(8), item(9, { text: "Сзади" }));
  assert.equal((await album(desk)).text, "Спереди\nСзади");
});

Deno.test("an edit finds its album by any of its items, and one without a caption leaves the text", async () => {
  await using desk = await openDesk();
  await desk.hear(item(7), item(8, { text: "Две кружки" }));
  await desk.hear({ type: "edit", externalId: "a8", text: "Две чашки", at: NOON + SECOND });
  assert.equal((await album(desk)).text, "Две чашки");
  await desk.hear({ type: "edit", externalId: "a7", text: "", at: NOON + 2 * SECOND });
  const { text, preview } = await album(desk);
  assert.deepEqual([text, preview], ["Две чашки", "Две чашки"]);
});

Deno.test("changes by two of an album's ids in one webhook meet in one message", async () => {
  await using desk = await openDesk();
  await desk.hear(item(7, { text: "Кружка" }), item(8));
  const person = { externalId: "500" };
  await desk.hear(
    { type: "edit", externalId: "a7", text: "Чашка", at: NOON + SECOND },
    { type: "reaction", externalId: "a8", person, emoji: "👍", at: NOON + SECOND },
    item(9),
  );
  const [message] = await desk.messages();
  assert.deepEqual([message?.text, message?.reaction], ["Чашка", "👍"]);
  assert.equal((await album(desk)).files.length, 3);
});

Deno.test("an item that comes after the closing joins its album and opens no ticket", async () => {
  await using desk = await openDesk();
  await desk.hear(item(7));
  const { id } = await desk.ticket();
  await desk.close(id);
  await desk.hear(item(8));
  assert.equal((await album(desk)).files.length, 2);
});

Deno.test("albums of one name on two connections stay apart", async () => {
  await using desk = await openDesk();
  const other = await desk.it.connect("telegram");
  await desk.hear(item(7));
  await accept(desk.it, other, [item(8)]);
  assert.equal((await desk.messages()).length, 2);
});

Deno.test("the items' times are the album's: the list moves to the last, the waiting starts with the first", async () => {
  for (const order of [[7, 8], [8, 7]]) {
    await using desk = await openDesk();
    desk.it.clock.advance(MINUTE);
    await desk.hearEach(...order.map((number) => item(number, { sentAt: NOON + number * SECOND })));
    const ticket = await desk.ticket();
    const [message] = await desk.messages();
    assert.deepEqual([ticket.lastMessageAt, ticket.lastInboundAt, ticket.waitingSince, message?.sentAt], [
      NOON + 8 * SECOND,
      NOON + 8 * SECOND,
      NOON + 7 * SECOND,
      NOON + 8 * SECOND,
    ]);
  }
});
