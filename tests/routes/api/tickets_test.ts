import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { ComposerView, Paged, TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { accept, addChat, openTicket, plantConnection, written } from "./desk.ts";

Deno.test("GET /tickets gives what the contract names, the newest first", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  await accept(cast, chat, written("Ольга", "Есть ржаной?", { sentAt: 1_000 }));
  await accept(cast, chat, written("Пётр", "Когда открыто?", { sentAt: 2_000 }));
  const { items, nextCursor } = await list(cast, cast.boris, "");
  strictEqual(nextCursor, null);
  deepStrictEqual(names(items), ["Пётр", "Ольга"]);
  const [first] = items;
  deepStrictEqual(
    [first?.number, first?.subject, first?.status, first?.platform, first?.kind, first?.section],
    [2, "Чат", "open", "webchat", "direct", "chat"],
  );
  deepStrictEqual([first?.tags, first?.assignee, first?.unread], [[], null, true]);
  strictEqual(first?.preview, "Когда открыто?");
});

Deno.test("GET /tickets without a status, or with an empty one, means the open ones", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const closed = await openTicket(cast, cast.boris, chat, "Ольга");
  await openTicket(cast, cast.boris, chat, "Пётр");
  await cast.ok(cast.boris, `POST /tickets/${closed.id}/closure`);
  const found = async (query: string) => names((await list(cast, cast.boris, query)).items);
  deepStrictEqual(await found(""), ["Пётр"]);
  deepStrictEqual(await found("?status=&tag=&q=&limit=&cursor="), ["Пётр"]);
  deepStrictEqual(await found("?status=closed"), ["Ольга"]);
  deepStrictEqual(await found("?status=all"), ["Пётр", "Ольга"]);
});

Deno.test("GET /tickets filters by everything that the contract names", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const vk = await plantConnection(cast, cast.anna, "vk");
  await cast.ok(cast.anna, `PATCH /connections/${vk}`, { settings: { section: "requests" } });
  const olga = await openTicket(cast, cast.boris, chat, "Ольга Ёлкина", "Хочу торт");
  await openTicket(cast, cast.boris, chat, "Пётр");
  const post = { externalId: "7", url: "https://vk.com/wall-1_7", text: "Новый хлеб" };
  const comment = { thread: { kind: "comment" as const, key: "7:9", post } };
  await accept(cast, vk, written("Ирина", "Сколько стоит?", comment));
  await cast.ok(cast.boris, `POST /tickets/${olga.id}/tags`, { name: "торты" });
  await cast.ok(cast.boris, `PUT /tickets/${olga.id}/assignment`, { memberId: cast.boris.id });
  await cast.ok(cast.boris, `PUT /tickets/${olga.id}/read`);
  const found = async (query: string) => names((await list(cast, cast.boris, query)).items).sort();
  deepStrictEqual(await found("?platform=vk"), ["Ирина"]);
  deepStrictEqual(await found("?kind=comment"), ["Ирина"]);
  deepStrictEqual(await found("?section=requests"), ["Ирина"]);
  deepStrictEqual(await found(`?connection=${vk}`), ["Ирина"]);
  deepStrictEqual(await found("?tag=%D1%82%D0%BE%D1%80%D1%82%D1%8B"), ["Ольга Ёлкина"]);
  deepStrictEqual(await found("?assignee=me"), ["Ольга Ёлкина"]);
  deepStrictEqual(await found(`?assignee=${cast.boris.id}`), ["Ольга Ёлкина"]);
  deepStrictEqual(await found("?assignee=none"), ["Ирина", "Пётр"]);
  deepStrictEqual(await found(`?contact=${olga.contact.id}`), ["Ольга Ёлкина"]);
  deepStrictEqual(await found("?unread=true"), ["Ирина", "Пётр"]);
  deepStrictEqual(await found(`?q=${encodeURIComponent("елкина")}`), ["Ольга Ёлкина"]);
  deepStrictEqual(await found(`?q=${encodeURIComponent("№" + olga.number)}`), ["Ольга Ёлкина"]);
  deepStrictEqual(await found("?platform=vk&section=chat"), []);
});

Deno.test("GET /tickets refuses values that it does not know, and names each", async () => {
  await using cast = await openCast();
  const query = "?status=shut&platform=icq&limit=101&unread=maybe";
  const { status, code, details } = await cast.refused(cast.boris, `GET /tickets${query}`);
  deepStrictEqual([status, code], [400, "invalid_request"]);
  deepStrictEqual(details.fields, {
    status: "unknown_value",
    platform: "unknown_value",
    unread: "unknown_value",
    limit: "too_big",
  });
  for (const wrong of ["limit=0", "limit=1.5", "limit=ten", "limit=1&limit=2", "cursor=%21", "cursor=AAAA"]) {
    strictEqual((await cast.refused(cast.boris, `GET /tickets?${wrong}`)).status, 400, wrong);
  }
});

Deno.test("GET /tickets: pages neither repeat nor skip while tickets move", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  for (let i = 1; i <= 9; i++) await accept(cast, chat, written(`К${i}`, "…", { sentAt: i * 1_000 }));
  const first = await list(cast, cast.boris, "?limit=3");
  deepStrictEqual(names(first.items), ["К9", "К8", "К7"]);
  await accept(cast, chat, written("К2", "Ещё раз", { sentAt: 50_000 }));
  await accept(cast, chat, written("К10", "Новый", { sentAt: 51_000 }));
  const second = await list(cast, cast.boris, `?limit=3&cursor=${first.nextCursor}`);
  deepStrictEqual(names(second.items), ["К6", "К5", "К4"]);
  const third = await list(cast, cast.boris, `?limit=3&cursor=${second.nextCursor}`);
  deepStrictEqual(names(third.items), ["К3", "К1"]);
  strictEqual(third.nextCursor, null);
});

Deno.test("GET /tickets/{id} gives the client card and the composer", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const { id } = await openTicket(cast, cast.boris, chat, "Ольга");
  const ticket = await cast.ok<TicketView & { composer: ComposerView }>(cast.boris, `GET /tickets/${id}`);
  strictEqual(ticket.contact.identities?.[0]?.platform, "webchat");
  deepStrictEqual(ticket.composer, { canReply: true, via: ["direct"] });
  await cast.ok(cast.anna, `PATCH /connections/${chat}`, { status: "paused" });
  const paused = await cast.ok<typeof ticket>(cast.boris, `GET /tickets/${id}`);
  strictEqual(paused.composer.canReply, false);
  strictEqual(paused.composer.closed?.code, "connection_paused");
  ok(ticket.contact.name === "Ольга");
});

async function list(cast: Cast, who: Person, query: string): Promise<Paged<TicketView>> {
  return await cast.ok(who, `GET /tickets${query}`);
}

function names(items: readonly TicketView[]): string[] {
  return items.map((item) => item.contact.name);
}
