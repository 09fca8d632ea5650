import assert from "node:assert/strict";
import type { SearchRequest } from "@/lib/search/search.ts";
import { accept, written } from "../../routes/api/desk.ts";
import { openSearchDesk, type SearchDesk } from "./desk.ts";

/** Each of `people` customers writes `each` times in turn, `text` with a number. */
async function crowd(desk: SearchDesk, people: number, each: number, text: string): Promise<void> {
  const start = Date.now() - people * each * 1_000;
  const all = Array.from(
    { length: people * each },
    (_, index) => written(`К${index % people}`, `${text} ${index}`, { sentAt: start + index * 1_000 }),
  );
  await accept(desk.cast, desk.connection, ...all);
}

/** All pages of a search: what is shown on each. */
async function pages(desk: SearchDesk, q: string, asked: Partial<SearchRequest>): Promise<string[][]> {
  const all: string[][] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await desk.find(q, { ...asked, cursor });
    all.push(items.map((hit) => hit.type === "contact" ? hit.contact.id : hit.message?.id ?? ""));
    cursor = nextCursor ?? undefined;
  } while (cursor && all.length < 100);
  return all;
}

for (const sort of ["relevance", "date"] as const) {
  Deno.test(`messages by ${sort}: pages through windows of the history give each once, and all`, async () => {
    await using desk = await openSearchDesk();
    await crowd(desk, 50, 20, "Заказ");
    const all = await pages(desk, "заказ", { type: "messages", sort, limit: 90 });
    assert.ok(all.every((page) => page.length <= 90));
    assert.equal(all.flat().length, 1_000);
    assert.equal(new Set(all.flat()).size, 1_000);
  });

  Deno.test(`tickets by ${sort}: none comes twice, however far back its other messages lie`, async () => {
    await using desk = await openSearchDesk();
    await crowd(desk, 120, 8, "Заказ");
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await desk.find("заказ", { type: "tickets", sort, limit: 50, cursor });
      names.push(...items.map((hit) => hit.type === "ticket" ? hit.ticket.contact.name : ""));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    assert.deepEqual(names.toSorted(), Array.from({ length: 120 }, (_, n) => `К${n}`).sort());
  });
}

Deno.test("by date the pages go from the newest to the oldest", async () => {
  await using desk = await openSearchDesk();
  await crowd(desk, 50, 10, "Заказ");
  const times: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await desk.find("заказ", {
      type: "messages",
      sort: "date",
      limit: 60,
      cursor,
    });
    times.push(...items.map((hit) => hit.type === "message" ? hit.message.sentAt : ""));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  assert.deepEqual(times, times.toSorted().reverse());
});

Deno.test("what comes in between two pages moves none of them", async () => {
  await using desk = await openSearchDesk();
  await crowd(desk, 30, 1, "Заказ");
  const asked = { type: "tickets", sort: "date", limit: 20 } as const;
  const first = await desk.find("заказ", asked);
  await desk.write("Новенький", "Заказ");
  const second = await desk.find("заказ", { ...asked, cursor: first.nextCursor ?? "" });
  const names = [...first.items, ...second.items].map((hit) =>
    hit.type === "ticket" ? hit.ticket.contact.name : ""
  );
  assert.equal(names.length, 30);
  assert.ok(!names.includes("Новенький"));
});

Deno.test("a filter that leaves few customers finds what they wrote behind a thousand others", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Заказ самый первый");
  await crowd(desk, 50, 20, "Заказ");
  const { items, nextCursor } = await desk.find("заказ from:ольга");
  assert.deepEqual([items.length, nextCursor], [1, null]);
});

Deno.test("a long way to nothing is cut: the answer says how far it went, and its cursor goes on", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Не сейчас, а потом работает", {});
  await crowd(desk, 60, 60, "Сейчас работает не всё");
  const answer = await desk.find('"не сейчас"', { type: "messages" });
  assert.deepEqual(answer.items, []);
  assert.ok(answer.reachedAt && answer.nextCursor);
  const all = await pages(desk, '"не сейчас"', { type: "messages" });
  assert.equal(all.flat().length, 1);
});

Deno.test("people come in pages too", async () => {
  await using desk = await openSearchDesk();
  const all = Array.from({ length: 700 }, (_, n) => written(`Анна ${n}`, "Да"));
  await accept(desk.cast, desk.connection, ...all);
  const found = await pages(desk, "анна", { type: "contacts", limit: 100 });
  assert.equal(new Set(found.flat()).size, 700);
  assert.equal(found.flat().length, 700);
});

Deno.test("a cursor that nobody made is refused", async () => {
  await using desk = await openSearchDesk();
  for (const cursor of ["!", "AAAA", "MX4yfjN-NH41fjY", "fn5-fg", "YX5ifmN-ZH5l"]) {
    await assert.rejects(desk.find("заказ", { cursor }), { code: "invalid_request" }, cursor);
  }
});
