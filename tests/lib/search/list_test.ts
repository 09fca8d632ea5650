import assert from "node:assert/strict";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { openSearchDesk, type SearchDesk } from "./desk.ts";

/** Numbers of the tickets in the list that is searched, in their order. */
async function listed({ cast }: SearchDesk, q: string, status = "open"): Promise<number[]> {
  const query = new URLSearchParams({ q, status });
  const { items } = await cast.ok<Paged<TicketView>>(cast.boris, `GET /tickets?${query}`);
  return items.map(({ number }) => number).sort((a, b) => a - b);
}

/** Numbers of the tickets that the search finds. */
async function found(desk: SearchDesk, q: string): Promise<number[]> {
  const { items } = await desk.find(q, { type: "tickets" });
  return items.flatMap((hit) => hit.type === "ticket" ? hit.ticket.number : []);
}

Deno.test("digits are a ticket's number, else an order's or a telephone's", async () => {
  await using desk = await openSearchDesk();
  const { cast } = desk;
  await desk.write("Ольга", "Где заказ 4815162342?");
  await desk.write("Пётр", "Звоните: 89161234567");
  const { items: [, olga] } = await cast.ok<Paged<TicketView>>(cast.boris, "GET /tickets");
  await cast.ok(cast.boris, `PATCH /contacts/${olga?.contact.id}`, { phone: "+7 926 555-44-33" });
  assert.deepEqual(await listed(desk, "4815162342"), [1]);
  assert.deepEqual(await listed(desk, "89161234567"), [2]);
  assert.deepEqual(await listed(desk, "79265554433"), [1]);
  assert.deepEqual(await listed(desk, "9265554433"), [1]);
  assert.deepEqual(await listed(desk, "2"), [2]);
  assert.deepEqual(await listed(desk, "#4815162342"), [], "that can only be a ticket");
});

Deno.test("what stands in a ticket that went into another is found by what that one is now", async () => {
  await using desk = await openSearchDesk();
  const { cast } = desk;
  await desk.write("Ольга", "Про самовар");
  const { items: [first] } = await cast.ok<Paged<TicketView>>(cast.boris, "GET /tickets");
  await cast.ok(cast.boris, `POST /tickets/${first?.id}/closure`);
  await desk.write("Ольга", "Про чайник");
  const { items: [second] } = await cast.ok<Paged<TicketView>>(cast.boris, "GET /tickets");
  await cast.ok(cast.boris, `PUT /tickets/${first?.id}/merge`, { ticketId: second?.id });
  await cast.ok(cast.boris, `POST /tickets/${second?.id}/tags`, { name: "посуда" });
  assert.deepEqual(await found(desk, "самовар"), [2]);
  assert.deepEqual(await found(desk, "самовар is:open"), [2]);
  assert.deepEqual(await found(desk, "самовар tag:посуда"), [2]);
  assert.deepEqual(await found(desk, "самовар is:closed"), []);
  assert.deepEqual(await listed(desk, "самовар"), [2]);
  assert.deepEqual(await listed(desk, "самовар", "all"), [1, 2]);
  assert.deepEqual(await listed(desk, "самовар", "closed"), [1], "whoever searches finds it");
  assert.deepEqual(await listed(desk, "чайник", "closed"), []);
});
