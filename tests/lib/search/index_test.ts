import assert from "node:assert/strict";
import { reply } from "@/lib/inbox/reply.ts";
import { accept, conversation, written } from "../../routes/api/desk.ts";
import { openSearchDesk } from "./desk.ts";

const edit = (externalId: string, text: string) => ({
  type: "edit" as const,
  externalId,
  text,
  at: Date.now() + 1_000,
});

Deno.test("a message that its author changes is found by the new words alone", async () => {
  await using desk = await openSearchDesk();
  const id = await desk.write("Ольга", "Хочу зелёную вазу");
  await accept(desk.cast, desk.connection, edit(id, "Хочу красную вазу"));
  assert.deepEqual(await desk.tickets("зелёная"), []);
  assert.deepEqual(await desk.tickets("красная ваза"), ["Ольга"]);
});

Deno.test("a message that its author takes back is found no more, and no trace of it is left", async () => {
  await using desk = await openSearchDesk();
  const id = await desk.write("Ольга", "Мой номер карты 5512");
  await accept(desk.cast, desk.connection, { type: "deletion", externalId: id, at: Date.now() });
  assert.deepEqual(await desk.tickets("карта"), []);
  const { rows } = await desk.workspace.store.query(
    "SELECT rowid FROM search_text WHERE search_text MATCH '\"5512\"' UNION SELECT doc FROM search_docs",
  );
  assert.deepEqual(rows, []);
});

Deno.test("a message and what became of it may come in one call, in any order", async () => {
  await using desk = await openSearchDesk();
  const { cast, connection } = desk;
  const first = written("Ольга", "Зелёная ваза");
  const second = written("Ольга", "Синяя ваза");
  await accept(cast, connection, edit(first.externalId, "Красная ваза"), first, second, {
    type: "deletion",
    externalId: second.externalId,
    at: Date.now(),
  });
  assert.deepEqual(await desk.texts("ваза"), ["Красная ваза"]);
});

Deno.test("the text of a later picture of an album is found with the first one's", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "", { album: "a1" });
  await desk.write("Ольга", "Трещина на чашке", { album: "a1" });
  assert.deepEqual(await desk.texts("трещины"), ["Трещина на чашке"]);
});

Deno.test("an answer is found at once, and a note that was changed by its new words", async () => {
  await using desk = await openSearchDesk();
  const { cast } = desk;
  await desk.write("Ольга", "Здравствуйте");
  const { items: [hit] } = await desk.find("здравствуйте");
  assert.ok(hit?.type === "ticket");
  const path = `POST /tickets/${hit.ticket.id}/messages`;
  await cast.ok(cast.boris, path, { text: "Отправим завтра", private: true });
  assert.deepEqual(await desk.tickets("отправим"), ["Ольга"]);
  const note = (await conversation(cast, cast.boris, hit.ticket.id)).at(-1);
  await cast.ok(cast.boris, `PATCH /tickets/${hit.ticket.id}/messages/${note?.id}`, { text: "Отложили" });
  assert.deepEqual([await desk.tickets("отправим"), await desk.tickets("отложили")], [[], ["Ольга"]]);
});

Deno.test("a repeated webhook leaves one entry", async () => {
  await using desk = await openSearchDesk();
  const message = written("Ольга", "Ваза");
  await accept(desk.cast, desk.connection, message);
  await accept(desk.cast, desk.connection, message);
  const { rows } = await desk.workspace.store.query("SELECT count(*) AS n FROM search_docs");
  assert.equal(rows[0]?.n, 1);
});

Deno.test("a commit that fails leaves the index as it was", async () => {
  await using desk = await openSearchDesk();
  const { store } = desk.workspace;
  await store.query("CREATE TRIGGER refuse BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'no'); END");
  await assert.rejects(desk.write("Ольга", "Ваза"));
  await store.query("DROP TRIGGER refuse");
  const { rows } = await store.query("SELECT rowid FROM search_text WHERE search_text MATCH '\"ваз\"'");
  assert.deepEqual(rows, []);
  assert.deepEqual(await desk.tickets("ваза"), []);
});

Deno.test("a customer is found by the new name as soon as the card or the platform says it", async () => {
  await using desk = await openSearchDesk();
  const { cast } = desk;
  await desk.write("Ольга", "Здравствуйте", { person: { externalId: "7", name: "Ольга", username: "olya" } });
  assert.deepEqual(await desk.contacts("olya"), ["Ольга"]);
  const { items: [hit] } = await desk.find("ольга", { type: "contacts" });
  assert.ok(hit?.type === "contact");
  await cast.ok(cast.boris, `PATCH /contacts/${hit.contact.id}`, {
    name: "Ольга Ёлкина",
    phone: "+7 921 555-01-42",
  });
  assert.deepEqual(await desk.contacts("елкин"), ["Ольга Ёлкина"]);
  for (const phone of ["+7 921 555-01-42", "89215550142", "9215550", "921 555 01"]) {
    assert.deepEqual(await desk.contacts(phone), ["Ольга Ёлкина"], phone);
  }
  const person = { externalId: "7", name: "Ольга", username: "lelya" };
  await desk.write("Ольга", "Это снова я", { person });
  assert.deepEqual([await desk.contacts("lelya"), await desk.contacts("olya")], [["Ольга Ёлкина"], []]);
});

Deno.test("people are found by what stands on their cards, the name first, and say where", async () => {
  await using desk = await openSearchDesk();
  const { cast } = desk;
  for (const name of ["Казанова", "Пётр"]) await desk.write(name, "Здравствуйте");
  const { items: [hit] } = await desk.find("пётр", { type: "contacts" });
  assert.ok(hit?.type === "contact");
  await cast.ok(cast.boris, `PATCH /contacts/${hit.contact.id}`, {
    city: "Казань",
    email: "petr@example.com",
  });
  assert.deepEqual(await desk.contacts("каз"), ["Казанова", "Пётр"]);
  const { items } = await desk.find("каз", { type: "contacts" });
  const marked = items.map((one) => one.type === "contact" ? one.snippet.find(({ hit }) => hit)?.text : "");
  assert.deepEqual(marked, ["Казанова", "Казань"]);
  assert.deepEqual(await desk.contacts("petr@example.com"), ["Пётр"]);
});

Deno.test("a search for everything gives a few people ahead of the tickets, and none beside a filter", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Роза", "Здравствуйте");
  await desk.write("Пётр", "Роза завяла");
  const kinds = async (q: string) => (await desk.find(q)).items.map(({ type }) => type);
  assert.deepEqual(await kinds("роза"), ["contact", "ticket"]);
  assert.deepEqual(await kinds("роза is:open"), ["ticket"]);
});

Deno.test("what the product writes by itself hides nothing that people wrote", async () => {
  await using desk = await openSearchDesk();
  const { services } = desk.cast;
  await desk.write("Ольга", "Файл не открылся");
  const { items: [hit] } = await desk.find("файл");
  assert.ok(hit?.type === "ticket");
  const author = { type: "system" as const, id: null, name: "" };
  const said = { text: "Файл слишком большой", attachments: [], clientId: "hint", private: true };
  await reply(services, desk.workspace, hit.ticket.id, author, said);
  assert.deepEqual(await desk.texts("файл"), ["Файл не открылся"]);
});
