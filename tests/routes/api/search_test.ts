import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { SearchAnswer } from "@/lib/search/view.ts";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { accept, addChat, openTicket, written } from "./desk.ts";

function find(cast: Cast, who: Person, q: string, more = ""): Promise<SearchAnswer> {
  return cast.ok(who, `GET /search?q=${encodeURIComponent(q)}${more}`);
}

Deno.test("GET /search gives people and tickets with their best message, by their types", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await openTicket(cast, cast.boris, chat, "Роза", "Здравствуйте");
  await openTicket(cast, cast.boris, chat, "Пётр", "Роза завяла, верните деньги");
  const all = await find(cast, cast.boris, "розы");
  deepStrictEqual(all.items.map(({ type }) => type), ["contact", "ticket"]);
  deepStrictEqual([all.nextCursor, all.filling, all.cut], [null, false, false]);
  const types = { tickets: ["ticket"], messages: ["message"], contacts: ["contact"] };
  for (const [type, wanted] of Object.entries(types)) {
    const { items } = await find(cast, cast.boris, "розы", `&type=${type}&sort=date`);
    deepStrictEqual(items.map((hit) => hit.type), wanted, type);
  }
  deepStrictEqual((await find(cast, cast.boris, "")).items, []);
});

Deno.test("GET /search finds nothing of another workspace, whatever is asked", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга", "Хочу торт");
  await cast.ok(cast.boris, `POST /tickets/${ticket.id}/tags`, { name: "торты" });
  for (const q of ["торт", "ольга", `${ticket.number}`]) {
    for (const type of ["all", "tickets", "messages", "contacts"]) {
      deepStrictEqual((await find(cast, cast.gleb, q, `&type=${type}`)).items, [], `${q} ${type}`);
    }
  }
  for (const q of ["from:ольга", "tag:торты", "assignee:Борис", 'channel:"Чат на сайте"']) {
    const { status, code } = await cast.refused(cast.gleb, `GET /search?q=${encodeURIComponent(q)}`);
    deepStrictEqual([status, code], [400, "invalid_request"], q);
  }
  const { items } = await cast.ok<Paged<TicketView>>(
    cast.gleb,
    `GET /tickets?q=${encodeURIComponent("торт")}`,
  );
  deepStrictEqual(items, []);
  const ours = await find(cast, cast.boris, "торт", "&limit=1");
  ok(ours.items.length === 1);
});

Deno.test("a page of another workspace's search leads nowhere", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  for (let n = 0; n < 3; n++) await openTicket(cast, cast.boris, chat, `К${n}`, "Хочу торт");
  const { nextCursor } = await find(cast, cast.boris, "торт", "&type=tickets&limit=1");
  ok(nextCursor);
  deepStrictEqual((await find(cast, cast.gleb, "торт", `&type=tickets&cursor=${nextCursor}`)).items, []);
});

Deno.test("a filter that names nothing is told in a sentence that names it", async () => {
  await using cast = await openCast();
  const refused = await cast.refused(cast.boris, `GET /search?q=${encodeURIComponent("before:завтрак")}`);
  deepStrictEqual([refused.status, refused.code], [400, "invalid_request"]);
  match(refused.message, /Не понимаем дату «завтрак»/);
  deepStrictEqual(refused.details.fields, { q: "search_day_unknown" });
});

Deno.test("no query breaks it: endless, of operators, of quotes, of what other engines understand", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await openTicket(cast, cast.boris, chat, "Ольга", "Хочу торт");
  const long = await cast.refused(cast.boris, `GET /search?q=${"торт+".repeat(2_000)}`);
  deepStrictEqual([long.status, long.details.fields], [400, { q: "too_long" }]);
  match(long.message, /`q` слишком длинный текст: хватит 400 знаков/);
  const odd = [
    "AND OR NOT",
    '"',
    '"""',
    "* * *",
    "-торт",
    "NEAR(а б)",
    "col:торт",
    "^торт",
    "%00",
    "😀",
    "((((",
    "'; --",
    "{}[]",
  ];
  for (const q of odd) {
    for (const type of ["all", "tickets", "messages", "contacts"]) {
      const response = await cast.send(cast.boris, `GET /search?q=${encodeURIComponent(q)}&type=${type}`);
      await response.body?.cancel();
      strictEqual(response.status, 200, `${q} ${type}`);
      const list = await cast.send(cast.boris, `GET /tickets?q=${encodeURIComponent(q)}`);
      await list.body?.cancel();
      strictEqual(list.status, 200, q);
    }
  }
  const wordless = async (q: string) =>
    (await cast.ok<SearchAnswer>(cast.boris, `GET /search?q=${encodeURIComponent(q)}`)).wordless;
  deepStrictEqual([await wordless("* * *"), await wordless("AND OR NOT"), await wordless("is:open")], [
    true,
    false,
    false,
  ]);
  for (const q of ["from:", "tag:", "is: before:", 'from:""']) {
    strictEqual((await cast.refused(cast.boris, `GET /search?q=${encodeURIComponent(q)}`)).status, 400, q);
    const { items } = await cast.ok<Paged<TicketView>>(cast.boris, `GET /tickets?q=${encodeURIComponent(q)}`);
    deepStrictEqual(items, [], q);
  }
  for (const wrong of ["type=all&q=a&sort=best", "q=a&type=posts", "q=a&limit=0", "q=a&cursor=AAAA", ""]) {
    strictEqual((await cast.refused(cast.boris, `GET /search?${wrong}`)).status, 400, wrong);
  }
});

Deno.test("GET /tickets?q= finds by words of any message in the history, with the other filters", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await openTicket(cast, cast.boris, chat, "Ольга", "Где мой заказ?");
  await accept(cast, chat, written("Ольга", "Уже неважно"));
  await openTicket(cast, cast.boris, chat, "Пётр", "Заказы оптом возите?");
  const closed = await openTicket(cast, cast.boris, chat, "Ирина", "Заказываю торт");
  await cast.ok(cast.boris, `POST /tickets/${closed.id}/closure`);
  const names = async (query: string) => {
    const { items } = await cast.ok<Paged<TicketView>>(cast.boris, `GET /tickets?${query}`);
    return items.map(({ contact }) => contact.name).sort();
  };
  const q = `q=${encodeURIComponent("заказ")}`;
  deepStrictEqual(await names(q), ["Ольга", "Пётр"]);
  deepStrictEqual(await names(`${q}&status=all`), ["Ирина", "Ольга", "Пётр"]);
  deepStrictEqual(await names(`${q}&status=closed`), ["Ирина"]);
  deepStrictEqual(await names(`q=${encodeURIComponent("заказ from:пётр")}`), ["Пётр"]);
  deepStrictEqual(await names(`q=${encodeURIComponent("ольг")}`), ["Ольга"]);
});
