import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { ContactMerge, ContactNote, ContactSummary } from "@/lib/contacts/view.ts";
import type { ContactView, Paged } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { accept, addChat, openTicket, plantConnection, written } from "./desk.ts";
import { recordStatements, tableScans } from "../../statements.ts";

async function customer(cast: Cast, name: string, text = "Здравствуйте"): Promise<string> {
  const chat = await addChat(cast, cast.anna);
  return (await openTicket(cast, cast.boris, chat, name, text)).contact.id;
}

Deno.test("GET /contacts lists whoever wrote last first, in pages that neither repeat nor skip", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const start = Date.now() - 100_000;
  const all = Array.from({ length: 25 }, (_, n) => written(`К${n}`, "Да", { sentAt: start + n * 1_000 }));
  await accept(cast, chat, ...all);
  await accept(cast, chat, written("К3", "Ещё", { sentAt: start + 60_000 }));
  const names: string[] = [];
  let cursor = "";
  do {
    const page = await cast.ok<Paged<ContactSummary>>(cast.boris, `GET /contacts?limit=10&cursor=${cursor}`);
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? "";
  } while (cursor);
  deepStrictEqual(names, [
    "К3",
    ...Array.from({ length: 25 }, (_, n) => `К${24 - n}`).filter((one) => one !== "К3"),
  ]);
});

Deno.test("GET /contacts says where they write from, when they last did, and finds by the card", async () => {
  await using cast = await openCast();
  const id = await customer(cast, "Ольга Ёлкина");
  await customer(cast, "Пётр");
  await cast.ok(cast.boris, `PATCH /contacts/${id}`, {
    email: "olga@example.com",
    phone: "+7 921 555-01-42",
  });
  for (const q of ["елкин", "olga@example.com", "9215550142"]) {
    const { items } = await cast.ok<Paged<ContactSummary>>(
      cast.boris,
      `GET /contacts?q=${encodeURIComponent(q)}`,
    );
    deepStrictEqual(items.map((one) => [one.id, one.platforms, one.blocked]), [[id, ["webchat"], false]], q);
    ok(items[0]?.lastSeenAt);
  }
  deepStrictEqual((await cast.ok<Paged<ContactSummary>>(cast.gleb, "GET /contacts")).items, []);
});

Deno.test("somebody with many tickets is listed once, at the newest", async () => {
  await using cast = await openCast();
  const vk = await plantConnection(cast, cast.anna, "vk");
  const thread = (n: number) => ({ kind: "comment" as const, key: `wall:1_${n}:9` });
  for (let n = 0; n < 250; n++) await accept(cast, vk, written("Ольга", "Да", { thread: thread(n) }));
  const { items, nextCursor } = await cast.ok<Paged<ContactSummary>>(cast.boris, "GET /contacts?limit=5");
  deepStrictEqual([items.map(({ name }) => name), nextCursor], [["Ольга"], null]);
});

Deno.test("whoever has no ticket is listed behind the others, once; a card that went into another is not", async () => {
  await using cast = await openCast();
  const vk = await plantConnection(cast, cast.anna, "vk");
  const allows = (name: string) => ({
    type: "reach" as const,
    person: { externalId: name, name },
    allowed: true,
    at: Date.now(),
  });
  await accept(cast, vk, ...["А", "Б", "В", "Г"].map(allows));
  await accept(cast, vk, written("Ольга", "Да"), written("Пётр", "Да"), written("Б", "Да"));
  const names = async (limit: number) => {
    const all: string[] = [];
    let cursor = "";
    do {
      const page = await cast.ok<Paged<ContactSummary>>(
        cast.boris,
        `GET /contacts?limit=${limit}&cursor=${cursor}`,
      );
      ok(page.items.length <= limit);
      all.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? "";
    } while (cursor);
    return all;
  };
  let first: string[] = [];
  const ran = await recordStatements(async () => {
    first = await names(50);
  });
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const ours = ran.map(({ sql }) => sql).filter((sql) => /contact|tickets/.test(sql));
  deepStrictEqual(await tableScans(store, ours), []);
  deepStrictEqual([first.slice(0, 3).toSorted(), first.slice(3)], [["Б", "Ольга", "Пётр"], ["Г", "В", "А"]]);
  for (const limit of [1, 2, 3, 4]) deepStrictEqual(await names(limit), first, `${limit} a page`);
  const find = async (q: string) =>
    (await cast.ok<Paged<ContactSummary>>(cast.boris, `GET /contacts?q=${encodeURIComponent(q)}`)).items[0]
      ?.id;
  const [kept, merged] = [await find("Г"), await find("Ольга")];
  const { id } = await cast.ok<{ id: string }>(cast.boris, `POST /contacts/${kept}/merges`, {
    contactId: merged,
  });
  deepStrictEqual((await names(2)).toSorted(), ["А", "Б", "В", "Г", "Пётр"]);
  await cast.ok(cast.boris, `DELETE /contacts/${kept}/merges/${id}`);
  deepStrictEqual((await names(2)).toSorted(), first.toSorted());
  strictEqual((await cast.refused(cast.boris, "GET /contacts?cursor=c2lsZW50")).status, 400);
});

Deno.test("own fields are defined, filled in, checked by their kind, and put away without loss", async () => {
  await using cast = await openCast();
  const id = await customer(cast, "Ольга");
  const make = (body: unknown) => cast.ok<{ id: string }>(cast.vera, "POST /contact-fields", body);
  const size = await make({ name: "Размер", kind: "number" });
  const birthday = await make({ name: "День рождения", kind: "date" });
  const level = await make({ name: "Уровень", kind: "choice", choices: ["Новый", "Постоянный", "Новый"] });
  const about = await make({ name: "Ещё", kind: "text" });
  const fields = {
    [size.id]: "1 234,50",
    [birthday.id]: "8.3.1990",
    [level.id]: "Постоянный",
    [about.id]: " да ",
  };
  const card = await cast.ok<ContactView>(cast.boris, `PATCH /contacts/${id}`, { fields });
  deepStrictEqual(card.fields?.map(({ name, value }) => [name, value]), [
    ["Размер", "1234.5"],
    ["День рождения", "1990-03-08"],
    ["Уровень", "Постоянный"],
    ["Ещё", "да"],
  ]);
  const found = await cast.ok<Paged<ContactSummary>>(
    cast.boris,
    `GET /contacts?q=${encodeURIComponent("постоянн")}`,
  );
  strictEqual(found.items.length, 1, "own fields are searched too");
  for (
    const [field, value] of [[size.id, "много"], [birthday.id, "1990-02-30"], [level.id, "Старый"], [
      about.id,
      "я".repeat(501),
    ]]
  ) {
    const refused = await cast.refused(cast.boris, `PATCH /contacts/${id}`, {
      fields: { [field ?? ""]: value },
    });
    strictEqual(refused.status, 400, String(value));
  }
  strictEqual(
    (await cast.refused(cast.boris, `PATCH /contacts/${id}`, { fields: { none: "1" } })).status,
    404,
  );
  await cast.ok(cast.vera, `DELETE /contact-fields/${size.id}`);
  const without = await cast.ok<ContactView>(cast.boris, `GET /contacts/${id}`);
  deepStrictEqual(without.fields?.map(({ name }) => name), ["День рождения", "Уровень", "Ещё"]);
  await cast.ok(cast.vera, `PATCH /contact-fields/${size.id}`, { archived: false, name: "Рост" });
  const back = await cast.ok<ContactView>(cast.boris, `GET /contacts/${id}`);
  deepStrictEqual(back.fields?.[0], { id: size.id, name: "Рост", kind: "number", value: "1234.5" });
  const emptied = await cast.ok<ContactView>(cast.boris, `PATCH /contacts/${id}`, {
    fields: { [size.id]: null },
  });
  strictEqual(emptied.fields?.[0]?.value, undefined);
});

Deno.test("a choice that was taken off the list stays on the cards that have it", async () => {
  await using cast = await openCast();
  const id = await customer(cast, "Ольга");
  const body = { name: "Уровень", kind: "choice", choices: ["Новый", "Старый"] };
  const level = await cast.ok<{ id: string }>(cast.vera, "POST /contact-fields", body);
  await cast.ok(cast.boris, `PATCH /contacts/${id}`, { fields: { [level.id]: "Старый" } });
  await cast.ok(cast.vera, `PATCH /contact-fields/${level.id}`, { choices: ["Новый", "Давний"] });
  const card = await cast.ok<ContactView>(cast.boris, `PATCH /contacts/${id}`, {
    city: "Казань",
    fields: { [level.id]: "Старый" },
  });
  deepStrictEqual([card.city, card.fields?.[0]?.value], ["Казань", "Старый"]);
});

Deno.test("a definition that makes no sense is refused, and names what is wrong", async () => {
  await using cast = await openCast();
  await cast.ok(cast.anna, "POST /contact-fields", { name: "Размер", kind: "text" });
  const tries: [unknown, number, string][] = [
    [{ name: "  ", kind: "text" }, 400, "invalid_request"],
    [{ name: "размер", kind: "number" }, 409, "conflict"],
    [{ name: "Уровень", kind: "choice" }, 400, "invalid_request"],
    [{ name: "Уровень", kind: "choice", choices: ["один", " один "] }, 400, "invalid_request"],
    [{ name: "Цвет", kind: "colour" }, 400, "invalid_request"],
  ];
  for (const [body, status, code] of tries) {
    const refused = await cast.refused(cast.anna, "POST /contact-fields", body);
    deepStrictEqual([refused.status, refused.code], [status, code], JSON.stringify(body));
  }
  for (let n = 1; n < 30; n++) {
    await cast.ok(cast.anna, "POST /contact-fields", { name: `Поле ${n}`, kind: "text" });
  }
  strictEqual(
    (await cast.refused(cast.anna, "POST /contact-fields", { name: "Ещё", kind: "text" })).status,
    409,
  );
});

Deno.test("notes come newest first; everybody takes away their own, admins any", async () => {
  await using cast = await openCast();
  const id = await customer(cast, "Ольга");
  const add = (who: typeof cast.boris, text: string) =>
    cast.ok<ContactNote>(who, `POST /contacts/${id}/notes`, { text });
  const first = await add(cast.boris, "Любит синий");
  const second = await add(cast.dina, "Звонить вечером");
  const list = async () => (await cast.ok<Paged<ContactNote>>(cast.boris, `GET /contacts/${id}/notes`)).items;
  deepStrictEqual((await list()).map(({ text, author }) => [text, author.name]), [
    ["Звонить вечером", "Дина"],
    ["Любит синий", "Борис"],
  ]);
  const refused = await cast.refused(cast.dina, `DELETE /contacts/${id}/notes/${first.id}`);
  deepStrictEqual([refused.status, refused.code], [403, "forbidden"]);
  await cast.ok(cast.dina, `DELETE /contacts/${id}/notes/${second.id}`);
  await cast.ok(cast.vera, `DELETE /contacts/${id}/notes/${first.id}`);
  deepStrictEqual(await list(), []);
  strictEqual((await cast.refused(cast.boris, `POST /contacts/${id}/notes`, { text: "  " })).status, 400);
  strictEqual((await cast.refused(cast.boris, `DELETE /contacts/${id}/notes/${first.id}`)).status, 404);
});

Deno.test("a note of one card is none of another's", async () => {
  await using cast = await openCast();
  const [olga, petr] = [await customer(cast, "Ольга"), await customer(cast, "Пётр")];
  const note = await cast.ok<ContactNote>(cast.boris, `POST /contacts/${olga}/notes`, { text: "Да" });
  strictEqual((await cast.refused(cast.boris, `DELETE /contacts/${petr}/notes/${note.id}`)).status, 404);
});

Deno.test("PUT and DELETE of a block say what the card is then", async () => {
  await using cast = await openCast();
  const id = await customer(cast, "Ольга");
  strictEqual((await cast.ok<ContactView>(cast.boris, `PUT /contacts/${id}/block`)).blocked, true);
  const { items } = await cast.ok<Paged<ContactSummary>>(cast.boris, "GET /contacts");
  deepStrictEqual(items.map(({ blocked }) => blocked), [true]);
  strictEqual((await cast.ok<ContactView>(cast.boris, `DELETE /contacts/${id}/block`)).blocked, undefined);
});

Deno.test("a merge is made, listed and taken back; with itself it is refused in words", async () => {
  await using cast = await openCast();
  const [olga, olya] = [await customer(cast, "Ольга"), await customer(cast, "Оля")];
  const self = await cast.refused(cast.boris, `POST /contacts/${olga}/merges`, { contactId: olga });
  deepStrictEqual([self.status, self.details.fields], [400, { contactId: "merge_self" }]);
  strictEqual(self.message, "Это одна и та же карточка. Выберите другого клиента.");
  const merge = await cast.ok<ContactMerge>(cast.boris, `POST /contacts/${olga}/merges`, {
    contactId: olya,
    name: "merged",
  });
  deepStrictEqual([merge.mergedId, merge.name, merge.author.name], [olya, "Оля", "Борис"]);
  const card = await cast.ok<ContactView>(cast.boris, `GET /contacts/${olya}`);
  deepStrictEqual([card.id, card.name, card.identities?.length], [olga, "Оля", 2]);
  const again = await cast.refused(cast.boris, `POST /contacts/${olga}/merges`, { contactId: olya });
  deepStrictEqual([again.status, again.code], [409, "conflict"]);
  const { items } = await cast.ok<Paged<ContactMerge>>(cast.boris, `GET /contacts/${olga}/merges`);
  deepStrictEqual(items.map(({ id }) => id), [merge.id]);
  await cast.ok(cast.boris, `DELETE /contacts/${olga}/merges/${merge.id}`);
  strictEqual((await cast.ok<ContactView>(cast.boris, `GET /contacts/${olya}`)).id, olya);
});

Deno.test("a stranger's card cannot be merged with ours, nor ours with theirs", async () => {
  await using cast = await openCast();
  const ours = await customer(cast, "Ольга");
  const chat = await addChat(cast, cast.gleb);
  const theirs = (await openTicket(cast, cast.gleb, chat, "Семён")).contact.id;
  for (
    const [who, id, contactId] of [[cast.gleb, theirs, ours], [cast.gleb, ours, theirs], [
      cast.boris,
      ours,
      theirs,
    ]] as const
  ) {
    const refused = await cast.refused(who, `POST /contacts/${id}/merges`, { contactId });
    strictEqual(refused.status, 404);
  }
  const merges = await cast.ok<Paged<ContactMerge>>(cast.boris, `GET /contacts/${ours}/merges`);
  deepStrictEqual(merges.items, []);
});
