import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { accept, addChat, conversation, openTicket, written } from "./desk.ts";

Deno.test("POST and DELETE …/closure close and reopen, and stand in the history", async () => {
  await using cast = await openCast();
  const { id } = await ready(cast);
  const closed = await cast.ok<TicketView>(cast.boris, `POST /tickets/${id}/closure`);
  strictEqual(closed.status, "closed");
  await cast.ok(cast.dina, `POST /tickets/${id}/closure`);
  const open = await cast.ok<TicketView>(cast.dina, `DELETE /tickets/${id}/closure`);
  deepStrictEqual([open.status, open.closedAt], ["open", undefined]);
  const lines = (await conversation(cast, cast.boris, id)).filter((one) => one.author.type === "system");
  deepStrictEqual(lines.map((one) => one.author.name), ["Борис", "Дина"]);
});

Deno.test("DELETE …/closure is refused once the conversation goes on in a newer ticket", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const { id } = await openTicket(cast, cast.boris, chat, "Ольга");
  await cast.ok(cast.boris, `POST /tickets/${id}/closure`);
  await accept(cast, chat, written("Ольга", "И ещё вопрос"));
  const { status, code, details } = await cast.refused(cast.boris, `DELETE /tickets/${id}/closure`);
  deepStrictEqual([status, code, details.reason], [409, "conflict", "newer_ticket_open"]);
});

Deno.test("PUT and DELETE …/assignment give the ticket to a member and take it away", async () => {
  await using cast = await openCast();
  const { id } = await ready(cast);
  const given = await cast.ok<TicketView>(cast.boris, `PUT /tickets/${id}/assignment`, {
    memberId: cast.dina.id,
  });
  deepStrictEqual(given.assignee, { id: cast.dina.id, name: "Дина", role: "agent" });
  const free = await cast.ok<TicketView>(cast.boris, `DELETE /tickets/${id}/assignment`);
  strictEqual(free.assignee, null);
});

Deno.test("PUT …/assignment refuses whoever is no member here", async () => {
  await using cast = await openCast();
  const { id } = await ready(cast);
  for (const memberId of [cast.gleb.id, "nobody"]) {
    const { status } = await cast.refused(cast.boris, `PUT /tickets/${id}/assignment`, { memberId });
    strictEqual(status, 404);
  }
  const { details } = await cast.refused(cast.boris, `PUT /tickets/${id}/assignment`, {});
  deepStrictEqual(details.fields, { memberId: "required" });
});

Deno.test("POST and DELETE …/tags, also for names that addresses have to escape", async () => {
  await using cast = await openCast();
  const { id } = await ready(cast);
  for (const name of ["доставка", "50% / скидка?"]) {
    const tagged = await cast.ok<TicketView>(cast.boris, `POST /tickets/${id}/tags`, { name });
    deepStrictEqual(tagged.tags, [name]);
    await cast.ok(cast.boris, `POST /tickets/${id}/tags`, { name });
    const bare = await cast.ok<TicketView>(
      cast.boris,
      `DELETE /tickets/${id}/tags/${encodeURIComponent(name)}`,
    );
    deepStrictEqual(bare.tags, []);
  }
  for (const name of ["", "  ", "м".repeat(61)]) {
    const { status, details } = await cast.refused(cast.boris, `POST /tickets/${id}/tags`, { name });
    deepStrictEqual([status, Object.keys(Object(details.fields))], [400, ["name"]]);
  }
});

Deno.test("PUT …/read is each member's own", async () => {
  await using cast = await openCast();
  const { id } = await ready(cast);
  await cast.ok(cast.boris, `PUT /tickets/${id}/read`);
  const unread = async (who: typeof cast.boris) =>
    (await cast.ok<TicketView>(who, `GET /tickets/${id}`)).unread;
  deepStrictEqual([await unread(cast.boris), await unread(cast.dina)], [false, true]);
});

async function ready(cast: Cast): Promise<TicketView> {
  return await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
}
