import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { STARTERS } from "@/lib/replies/starter/keys.ts";
import type { AttachmentView, MessageView, Paged } from "@/lib/inbox/view.ts";
import type { ReplyFolderView, SavedReplyView } from "@/lib/replies/view.ts";
import { DAY } from "@/tests/cast.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

function save(cast: Cast, who: Person, values: Record<string, unknown> = {}): Promise<SavedReplyView> {
  const body = { title: "Возврат", texts: { any: "Вернём деньги, {{contact.first_name|друг}}" }, ...values };
  return cast.ok<SavedReplyView>(who, "POST /saved-replies", body);
}

async function titles(cast: Cast, who: Person, query = ""): Promise<string[]> {
  const { items } = await cast.ok<Paged<SavedReplyView>>(who, `GET /saved-replies${query}`);
  return items.map(({ title }) => title);
}

Deno.test("RE-02 the team sees shared replies, and everybody their own alone", async () => {
  await using cast = await openCast();
  await save(cast, cast.anna, { title: "Общий", shared: true });
  await save(cast, cast.boris, { title: "Бориса" });
  await save(cast, cast.gleb, { title: "Гаража", shared: true });
  deepStrictEqual(await titles(cast, cast.anna), ["Общий"]);
  deepStrictEqual(await titles(cast, cast.boris), ["Общий", "Бориса"]);
  deepStrictEqual(await titles(cast, cast.gleb), ["Гаража"]);
});

Deno.test("RE-02 owner and admins have a hand in shared replies, an agent in their own alone", async () => {
  await using cast = await openCast();
  const shared = await save(cast, cast.anna, { shared: true });
  strictEqual(shared.mayChange, true);
  const path = `/saved-replies/${shared.id}`;
  const seen = await cast.ok<SavedReplyView>(cast.boris, `GET ${path}`);
  strictEqual(seen.mayChange, false);
  for (
    const [request, body] of [[`PATCH ${path}`, { title: "Мой" }], [`DELETE ${path}`, undefined]] as const
  ) {
    strictEqual((await cast.refused(cast.boris, request, body)).code, "forbidden", request);
  }
  const draft = { title: "Общий", texts: { any: "Текст" }, shared: true };
  strictEqual((await cast.refused(cast.boris, "POST /saved-replies", draft)).code, "forbidden");
  strictEqual((await cast.ok<SavedReplyView>(cast.vera, `PATCH ${path}`, { title: "Веры" })).title, "Веры");

  const own = await save(cast, cast.boris);
  strictEqual(
    (await cast.refused(cast.boris, `PATCH /saved-replies/${own.id}`, { shared: true })).status,
    403,
  );
  for (const who of [cast.anna, cast.dina, cast.gleb]) {
    strictEqual((await cast.refused(who, `GET /saved-replies/${own.id}`)).status, 404, who.name);
    strictEqual((await cast.refused(who, `DELETE /saved-replies/${own.id}`)).status, 404, who.name);
  }
});

Deno.test("RE-02 a variable that does not exist is a clear error, and nothing is kept", async () => {
  await using cast = await openCast();
  const bad = { title: "Возврат", texts: { any: "Да", ru: "Здравствуйте, {{client.name}}" } };
  const { status, code, message, details } = await cast.refused(cast.boris, "POST /saved-replies", bad);
  deepStrictEqual([status, code], [400, "invalid_request"]);
  deepStrictEqual(details.fields, { "texts.ru": "unknown_variable" });
  ok(message.includes("{{client.name}}"), message);
  const open = await cast.refused(cast.boris, "POST /saved-replies", {
    ...bad,
    texts: { any: "{{agent.name" },
  });
  deepStrictEqual(open.details.fields, { "texts.any": "broken_variable" });
  const empty = await cast.refused(cast.boris, "POST /saved-replies", { title: " ", texts: {} });
  deepStrictEqual(empty.details.fields, { title: "required" });
  const bare = await cast.refused(cast.boris, "POST /saved-replies", { title: "Пусто", texts: { ru: "  " } });
  deepStrictEqual(bare.details.fields, { "texts.any": "required" });
  const capitals = await save(cast, cast.boris, { texts: { any: "Приедет {КОГДА}" } });
  strictEqual(capitals.texts.any, "Приедет {КОГДА}");
  deepStrictEqual(await titles(cast, cast.boris), ["Возврат"]);
});

Deno.test("RE-02 a question finds by title and text, in any order, and pages hold the rest", async () => {
  await using cast = await openCast();
  await save(cast, cast.boris, { title: "Счёт на оплату", texts: { any: "Высылаем счёт" } });
  await save(cast, cast.boris, { title: "Доставка", texts: { ru: "Курьер привезёт счёт" } });
  await save(cast, cast.boris, { title: "Адрес" });
  deepStrictEqual(await titles(cast, cast.boris, "?q=счет"), ["Счёт на оплату", "Доставка"]);
  deepStrictEqual(await titles(cast, cast.boris, "?q=опл%20сч"), ["Счёт на оплату"]);
  const first = await cast.ok<Paged<SavedReplyView>>(cast.boris, "GET /saved-replies?limit=2");
  const rest = await titles(cast, cast.boris, `?limit=2&cursor=${first.nextCursor}`);
  deepStrictEqual([...first.items.map(({ title }) => title), ...rest], [
    "Счёт на оплату",
    "Доставка",
    "Адрес",
  ]);
});

Deno.test("folders sort replies, and leave them behind when they go", async () => {
  await using cast = await openCast();
  const folder = (who: Person, name: string, shared: boolean) =>
    cast.ok<ReplyFolderView>(who, "POST /saved-replies/folders", { name, shared });
  const team = await folder(cast.anna, "Оплата", true);
  strictEqual((await folder(cast.vera, "оплата", true)).id, team.id, "one name, one folder");
  const own = await folder(cast.boris, "Моё", false);
  strictEqual(
    (await cast.refused(cast.boris, "POST /saved-replies/folders", { name: "Общая", shared: true })).status,
    403,
  );
  const names = async (who: Person) =>
    (await cast.ok<Paged<ReplyFolderView>>(who, "GET /saved-replies/folders")).items.map(({ name }) => name);
  deepStrictEqual(await names(cast.boris), ["Моё", "Оплата"]);
  deepStrictEqual(await names(cast.dina), ["Оплата"]);
  deepStrictEqual(await names(cast.gleb), []);

  const reply = await save(cast, cast.boris, { folderId: own.id });
  deepStrictEqual(await titles(cast, cast.boris, `?folder=${own.id}`), ["Возврат"]);
  const wrong = await cast.refused(cast.boris, `PATCH /saved-replies/${reply.id}`, { folderId: team.id });
  deepStrictEqual(wrong.details.fields, { folderId: "other_owner" });
  strictEqual(
    (await cast.refused(cast.dina, `PATCH /saved-replies/folders/${own.id}`, { name: "Х" })).status,
    404,
  );
  strictEqual((await cast.refused(cast.boris, `DELETE /saved-replies/folders/${team.id}`)).status, 403);
  strictEqual(
    (await cast.ok<ReplyFolderView>(cast.boris, `PATCH /saved-replies/folders/${own.id}`, { name: "Ящик" }))
      .name,
    "Ящик",
  );
  await cast.ok(cast.boris, `DELETE /saved-replies/folders/${own.id}`);
  strictEqual((await cast.ok<SavedReplyView>(cast.boris, `GET /saved-replies/${reply.id}`)).folderId, null);
});

Deno.test("a deleted reply can be brought back for a day", async () => {
  const time = { at: Date.now() };
  await using cast = await openCast({ now: () => time.at });
  const reply = await save(cast, cast.anna, { shared: true });
  await cast.ok(cast.anna, `DELETE /saved-replies/${reply.id}`);
  deepStrictEqual(await titles(cast, cast.boris), []);
  strictEqual((await cast.refused(cast.boris, `POST /saved-replies/${reply.id}/restoration`)).status, 404);
  await cast.ok(cast.vera, `POST /saved-replies/${reply.id}/restoration`);
  deepStrictEqual(await titles(cast, cast.boris), ["Возврат"]);

  await cast.ok(cast.anna, `DELETE /saved-replies/${reply.id}`);
  time.at += 2 * DAY;
  await save(cast, cast.anna, { title: "Другой" });
  strictEqual((await cast.refused(cast.anna, `POST /saved-replies/${reply.id}/restoration`)).status, 404);
});

Deno.test("RE-05 the starter set comes by one button, in both languages, and only once", async () => {
  await using cast = await openCast();
  const add = () => cast.ok<{ added: number }>(cast.vera, "POST /saved-replies/starters");
  deepStrictEqual(await add(), { added: STARTERS.length });
  deepStrictEqual(await add(), { added: 0 });
  const { items } = await cast.ok<Paged<SavedReplyView>>(cast.boris, "GET /saved-replies?limit=100");
  strictEqual(items.length, 13);
  for (const { title, texts, shared, folderId } of items) {
    ok(shared && folderId && texts.ru && texts.en, title);
  }
  await cast.ok(cast.vera, `DELETE /saved-replies/${items[0]?.id}`);
  deepStrictEqual(await add(), { added: 1 });
});

Deno.test("files of a saved reply are copied for each answer, and nobody can take the originals", async () => {
  await using cast = await openCast();
  const form = new FormData();
  form.set("file", new File(["цены"], "цены.txt", { type: "text/plain" }));
  const upload = await cast.ok<AttachmentView>(cast.anna, "POST /uploads", form);
  strictEqual(
    (await cast.refused(cast.vera, "POST /saved-replies", {
      title: "Цены",
      texts: { any: "Вот они" },
      attachments: [upload.id],
    })).status,
    404,
    "another member's upload",
  );
  const reply = await save(cast, cast.anna, { shared: true, attachments: [upload.id] });
  deepStrictEqual(reply.files.map(({ name, size }) => [name, size]), [["цены.txt", 8]]);

  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга");
  const answer = (attachments: string[]) => ({ text: "Вот цены", attachments });
  const taken = await cast.refused(cast.boris, `POST /tickets/${ticket.id}/messages`, answer([upload.id]));
  strictEqual(taken.status, 404);
  for (let i = 0; i < 2; i++) {
    const { items } = await cast.ok<{ items: AttachmentView[] }>(
      cast.boris,
      `POST /saved-replies/${reply.id}/files`,
    );
    const sent = await cast.ok<MessageView>(
      cast.boris,
      `POST /tickets/${ticket.id}/messages`,
      answer(items.map(({ id }) => id)),
    );
    deepStrictEqual(sent.attachments.map(({ name }) => name), ["цены.txt"]);
  }
  const bare = await cast.ok<SavedReplyView>(cast.anna, `PATCH /saved-replies/${reply.id}`, {
    attachments: [],
  });
  deepStrictEqual(bare.files, []);
});

Deno.test("RE-07 use is counted once for each answer, and the most edited are told", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга");
  const asIs = await save(cast, cast.anna, {
    title: "Адрес",
    texts: { any: "Мы на Садовой, 5" },
    shared: true,
  });
  const edited = await save(cast, cast.anna, {
    title: "Часы",
    texts: { any: "Открыты с девяти до пяти" },
    shared: true,
  });
  const own = await save(cast, cast.dina, { title: "Дины" });
  const tell = async (who: Person, reply: SavedReplyView, text: string) => {
    const sent = await cast.ok<MessageView>(who, `POST /tickets/${ticket.id}/messages`, { text });
    const use = { messageId: sent.id, replies: [{ id: reply.id, text: reply.texts.any ?? "" }] };
    await cast.ok(who, "POST /saved-replies/uses", use);
    await cast.ok(who, "POST /saved-replies/uses", use);
    return sent;
  };
  for (let i = 0; i < 3; i++) {
    await tell(cast.boris, asIs, "Мы на Садовой, 5");
    await tell(cast.dina, edited, "Открыты круглые сутки, заходите");
  }
  await tell(cast.boris, asIs, "Нет, передумал");
  const one = await cast.ok<SavedReplyView>(cast.boris, `GET /saved-replies/${asIs.id}`);
  deepStrictEqual([one.uses, one.ownUses, one.changed], [3, 3, 0]);
  const other = await cast.ok<SavedReplyView>(cast.boris, `GET /saved-replies/${edited.id}`);
  deepStrictEqual([other.uses, other.ownUses], [3, 0]);
  ok((other.changed ?? 0) > 0.5, String(other.changed));
  const { items } = await cast.ok<Paged<SavedReplyView>>(cast.vera, "GET /saved-replies/usage");
  deepStrictEqual(items.map(({ title }) => title), ["Часы"]);

  const sent = await tell(cast.boris, asIs, "Мы на Садовой, 5");
  const use = (messageId: string, id: string) => ({ messageId, replies: [{ id, text: "…" }] });
  for (
    const [who, messageId, id] of [
      [cast.dina, sent.id, asIs.id],
      [cast.boris, sent.id, own.id],
      [cast.boris, ticket.id, asIs.id],
      [cast.gleb, sent.id, asIs.id],
    ] as const
  ) {
    strictEqual(
      (await cast.refused(who, "POST /saved-replies/uses", use(messageId, id))).status,
      404,
      who.name,
    );
  }
});

Deno.test("RE-02 a ticket's values are in the viewer's name and the customer's language", async () => {
  await using cast = await openCast({ now: () => Date.UTC(2026, 0, 16, 12) });
  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга");
  const path = `/tickets/${ticket.id}/reply-values`;
  const ask = (who: Person) =>
    cast.ok<{ locale: string; values: Record<string, string> }>(who, `GET ${path}`);
  deepStrictEqual(await ask(cast.boris), {
    locale: "ru",
    values: {
      "contact.first_name": "Ольга",
      "contact.name": "Ольга",
      "agent.first_name": "Борис",
      "agent.name": "Борис",
      "ticket.number": String(ticket.number),
      "workspace.name": "Пекарня",
      "day.wish": "хорошей пятницы",
    },
  });
  await cast.ok(cast.boris, `PATCH /contacts/${ticket.contact.id}`, { language: "en-GB", name: "olga_77" });
  const { locale, values } = await ask(cast.dina);
  deepStrictEqual(
    [locale, values["contact.first_name"], values["agent.name"], values["day.wish"]],
    ["en", "", "Дина", "have a good Friday"],
  );
  strictEqual((await cast.refused(cast.gleb, `GET ${path}`)).status, 404);
});
