import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { openCast } from "./cast.ts";
import { addChat, conversation, openTicket } from "./desk.ts";

interface Line {
  readonly id: string;
  readonly event: string;
  readonly text: string;
  readonly by: { readonly type: string; readonly name?: string };
}

Deno.test("the history says who did what, page by page, and stands between the messages", async () => {
  await using cast = await openCast();
  const { boris, dina } = cast;
  const { id } = await openTicket(cast, boris, await addChat(cast, cast.anna), "Ольга");
  const path = `/tickets/${id}`;
  await cast.ok(boris, `PUT ${path}/assignment`, { memberId: dina.id });
  await cast.ok(dina, `PUT ${path}/priority`, { priority: "high" });
  await cast.ok(dina, `POST ${path}/tags`, { name: "опт" });
  await cast.ok(dina, `POST ${path}/closure`);
  const all: Line[] = [];
  for (let cursor: string | null = "";;) {
    const page: Paged<Line> = await cast.ok(boris, `GET ${path}/history?limit=3&cursor=${cursor}`);
    all.unshift(...page.items);
    if ((cursor = page.nextCursor) === null) break;
  }
  deepStrictEqual(all.map(({ event, by }) => [event, by.name]), [
    ["assigned", "Борис"],
    ["priority", "Дина"],
    ["tagged", "Дина"],
    ["closed", "Дина"],
  ]);
  const lines = (await conversation(cast, boris, id)).filter(({ author }) => author.type === "system");
  deepStrictEqual(lines.map(({ text }) => text), all.map(({ text }) => text));
  const texts = all.map(({ text }) => text).join("\n");
  for (const word of ["Дина", "опт", "Борис"]) strictEqual(texts.includes(word), true, word);
});

Deno.test("what changes nothing leaves no line", async () => {
  await using cast = await openCast();
  const { boris, dina } = cast;
  const { id } = await openTicket(cast, boris, await addChat(cast, cast.anna), "Ольга");
  for (let round = 0; round < 2; round++) {
    await cast.ok(boris, `PUT /tickets/${id}/assignment`, { memberId: dina.id });
    await cast.ok(boris, `PUT /tickets/${id}/priority`, { priority: "low" });
    await cast.ok(boris, `POST /tickets/${id}/tags`, { name: "опт" });
    await cast.ok<TicketView>(boris, `DELETE /tickets/${id}/tags/нет`);
    await cast.ok(boris, `DELETE /tickets/${id}/team`);
  }
  const { items } = await cast.ok<Paged<Line>>(boris, `GET /tickets/${id}/history`);
  deepStrictEqual(items.map(({ event }) => event), ["assigned", "priority", "tagged"]);
});

Deno.test("a stranger reads no history", async () => {
  await using cast = await openCast();
  const { id } = await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
  strictEqual((await cast.refused(cast.gleb, `GET /tickets/${id}/history`)).status, 404);
  strictEqual((await cast.refused(cast.boris, `GET /tickets/${id}/history?cursor=x!`)).status, 400);
});
