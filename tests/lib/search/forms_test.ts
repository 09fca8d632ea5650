import assert from "node:assert/strict";
import { mergeTickets } from "@/lib/team/merging.ts";
import { hits, openSearchDesk } from "./desk.ts";

Deno.test("a word is found in all of its forms, Russian and English, whatever the case", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Сколько стоит ДОСТАВКА в Казань?");
  await desk.write("Пётр", "О доставке договорились, спасибо");
  await desk.write("Mary", "Two deliveries arrived broken");
  assert.deepEqual((await desk.tickets("доставкой")).sort(), ["Ольга", "Пётр"]);
  assert.deepEqual(await desk.tickets("Delivery"), ["Mary"]);
  assert.deepEqual(await desk.tickets("breaks"), [], "an irregular form is another word");
  assert.deepEqual(await desk.tickets("казанский"), []);
});

Deno.test("ё and е are one letter, in what was written and in what is asked", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Когда придёт мой чёрный чайник?");
  await desk.write("Пётр", "Придет ли черный?");
  for (const q of ["чёрный", "черный", "ЧЁРНЫЙ", "придет"]) {
    assert.deepEqual((await desk.tickets(q)).sort(), ["Ольга", "Пётр"], q);
  }
});

Deno.test("the last word is a beginning of words, and the others are not", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Хочу керамическую тарелку");
  for (const q of ["кер", "ке", "керамич", "керамическ", "хочу керам"]) {
    assert.deepEqual(await desk.tickets(q), ["Ольга"], q);
  }
  assert.deepEqual(await desk.tickets("керам хочу"), []);
  assert.deepEqual(await desk.tickets("керам "), []);
});

Deno.test("all words have to be there, in any order", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Синяя чашка разбилась");
  await desk.write("Пётр", "Чашка целая");
  assert.deepEqual(await desk.tickets("чашка синяя"), ["Ольга"]);
  assert.deepEqual(await desk.tickets("чашка синяя целая"), []);
});

Deno.test("a phrase is found as it is written, in this order and in these forms", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Сайт не работает со вчера");
  await desk.write("Пётр", "Он работает, не волнуйтесь");
  await desk.write("Ирина", "Кнопки не работают");
  assert.deepEqual(await desk.tickets('"не работает"'), ["Ольга"]);
  assert.deepEqual(await desk.tickets("«НЕ РАБОТАЕТ» сайт"), ["Ольга"]);
  assert.deepEqual((await desk.tickets("не работает")).sort(), ["Ирина", "Ольга", "Пётр"]);
  const { items: [hit] } = await desk.find('"не работает"');
  assert.deepEqual(hits(hit), ["не работает"]);
});

Deno.test("what was found is marked in an excerpt, and markup stays text", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "<b>Доставка</b> & <img src=x onerror=alert(1)> о доставке\nи ещё раз");
  const { items: [hit] } = await desk.find("доставка");
  assert.ok(hit?.type === "ticket" && hit.message);
  assert.deepEqual(hits(hit), ["Доставка", "доставке"]);
  assert.equal(
    hit.message.snippet.map(({ text }) => text).join(""),
    "<b>Доставка</b> & <img src=x onerror=alert(1)> о доставке и ещё раз",
  );
});

Deno.test("an excerpt of a long text is cut around the first place, at words", async () => {
  await using desk = await openSearchDesk();
  const text = `${"очень длинное начало ".repeat(20)}иголка ${"и столько же после ".repeat(20)}`;
  await desk.write("Ольга", text);
  const [snippet = ""] = await desk.texts("иголка");
  assert.match(snippet, /^…(очень|длинное|начало) .*иголка .*…$/);
  assert.ok(snippet.length <= 185, `${snippet.length}`);
  assert.ok(text.includes(snippet.slice(1, -1)));
});

Deno.test("an emoji is never cut in two, however long the text has no spaces", async () => {
  await using desk = await openSearchDesk();
  for (let pad = 0; pad < 3; pad++) {
    await desk.write("Ольга", `иголка${pad} ${"-".repeat(pad)}${"😀".repeat(200)}`);
  }
  for (const snippet of await desk.texts("иголка")) assert.ok(snippet.isWellFormed());
});

Deno.test("by relevance the fitting ones come first, by date the newest", async () => {
  await using desk = await openSearchDesk();
  const at = Date.now() - 100_000;
  const filler = "и ещё много других слов о погоде, планах и прочем, чтобы текст был длиннее";
  await desk.write("Ольга", "Возврат: нужен возврат денег", { sentAt: at });
  await desk.write("Пётр", `Спросить хотел про возврат ${filler}`, { sentAt: at + 1_000 });
  await desk.write("Ирина", "Ещё раз про чашки", { sentAt: at + 2_000 });
  assert.deepEqual(await desk.tickets("возврат"), ["Ольга", "Пётр"]);
  assert.deepEqual(await desk.tickets("возврат", { sort: "date" }), ["Пётр", "Ольга"]);
});

Deno.test("a ticket is shown once, with its best message, and messages one by one", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Возврат, возврат и ещё раз возврат");
  await desk.write("Ольга", "Так что с возвратом, который я просила оформить ещё на прошлой неделе?");
  const { items } = await desk.find("возврат", { type: "tickets" });
  assert.equal(items.length, 1);
  assert.deepEqual(hits(items[0]), ["Возврат", "возврат", "возврат"]);
  assert.equal((await desk.texts("возврат")).length, 2);
});

Deno.test("the number of a ticket finds it first, also where a message has the same number", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Заказ 2");
  await desk.write("Пётр", "Здравствуйте");
  for (const q of ["2", "#2", "№ 2"]) assert.equal((await desk.tickets(q))[0], "Пётр", q);
  assert.deepEqual(await desk.tickets("2"), ["Пётр", "Ольга"]);
  await desk.write("Пётр", "И у меня 2");
  assert.equal((await desk.tickets("2"))[0], "Пётр");
});

Deno.test("a ticket that was merged into another is shown as that one, once", async () => {
  await using desk = await openSearchDesk();
  const vk = await desk.connect("vk");
  const person = { externalId: "9", name: "Ольга" };
  const thread = (n: number) => ({ kind: "comment" as const, key: `wall:1_${n}:9` });
  await desk.write("Ольга", "Где заказ?", { person, thread: thread(1) }, vk);
  await desk.write("Ольга", "Заказ пришёл", { person, thread: thread(2) }, vk);
  const { items } = await desk.find("заказ", { type: "tickets" });
  const [first, second] = items.flatMap((hit) => hit.type === "ticket" ? hit.ticket : []);
  assert.ok(first && second);
  const author = { type: "agent" as const, id: desk.cast.boris.id, name: "Борис" };
  await mergeTickets(desk.cast.services, desk.workspace, second.id, first.id, author);
  const merged = await desk.find("заказ", { type: "tickets" });
  assert.deepEqual(merged.items.map((hit) => hit.type === "ticket" && hit.ticket.id), [first.id]);
  assert.equal((await desk.texts("заказ")).length, 2);
});

Deno.test("private notes are found by the team", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Здравствуйте");
  const { items: [hit] } = await desk.find("здравствуйте");
  assert.ok(hit?.type === "ticket");
  await desk.cast.ok(desk.cast.boris, `POST /tickets/${hit.ticket.id}/messages`, {
    text: "Проверить склад",
    private: true,
  });
  const { items: [note] } = await desk.find("склад");
  assert.ok(note?.type === "ticket");
  assert.deepEqual([note.message?.private, note.message?.author.name], [true, "Борис"]);
});
