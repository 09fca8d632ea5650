import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { DraftView, Paged } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

Deno.test("a draft is its writer's alone, on whichever device, and goes when it is emptied", async () => {
  await using cast = await openCast();
  const { boris, dina } = cast;
  const id = await ready(cast);
  const path = `/tickets/${id}/draft`;
  const kept = await cast.ok<{ updatedAt: string }>(boris, `PUT ${path}`, {
    reply: "Здравствуйте",
    via: "direct",
  });
  const draft = await draftOf(cast, boris, id);
  deepStrictEqual(draft, { reply: "Здравствуйте", note: "", via: "direct", updatedAt: kept.updatedAt });
  deepStrictEqual([await drafted(cast, boris), await drafted(cast, dina)], [[id], []]);
  strictEqual(await draftOf(cast, dina, id), undefined);
  await cast.ok(boris, `PUT ${path}`, { note: "Спросить склад" });
  deepStrictEqual((await draftOf(cast, boris, id))?.note, "Спросить склад");
  await cast.ok(boris, `PUT ${path}`, { reply: "  \n", note: "" });
  strictEqual(await draftOf(cast, boris, id), undefined);
  await cast.ok(boris, `PUT ${path}`, { reply: "Снова" });
  await cast.ok(boris, `DELETE ${path}`);
  await cast.ok(boris, `DELETE ${path}`);
  deepStrictEqual(await drafted(cast, boris), []);
});

Deno.test("a draft of a foreign ticket is refused, and one that is too long", async () => {
  await using cast = await openCast();
  const id = await ready(cast);
  strictEqual((await cast.refused(cast.gleb, `PUT /tickets/${id}/draft`, { reply: "Да" })).status, 404);
  strictEqual((await cast.refused(cast.gleb, `DELETE /tickets/${id}/draft`)).status, 404);
  const long = await cast.refused(cast.boris, `PUT /tickets/${id}/draft`, { note: "д".repeat(50_001) });
  deepStrictEqual([long.status, Object.keys(Object(long.details.fields))], [400, ["note"]]);
  ok(await cast.ok(cast.boris, `PUT /tickets/${id}/draft`, { note: "д".repeat(50_000) }));
});

Deno.test("what was sent is no draft any more; what else was written stays", async () => {
  await using cast = await openCast();
  const { boris, dina } = cast;
  const id = await ready(cast);
  const [path, messages] = [`/tickets/${id}/draft`, `POST /tickets/${id}/messages`];
  for (const who of [boris, dina]) await cast.ok(who, `PUT ${path}`, { reply: "Здравствуйте \n" });
  await cast.ok(boris, messages, { text: "Здравствуйте" });
  strictEqual(await draftOf(cast, boris, id), undefined);
  strictEqual((await draftOf(cast, dina, id))?.reply, "Здравствуйте \n");
  await cast.ok(boris, `PUT ${path}`, { reply: "Спасибо", note: "Спросить склад" });
  await cast.ok(boris, messages, { text: "Спросить склад", private: true });
  const left = await draftOf(cast, boris, id);
  deepStrictEqual([left?.reply, left?.note], ["Спасибо", ""]);
  await cast.ok(boris, messages, { text: "Пожалуйста" });
  strictEqual((await draftOf(cast, boris, id))?.reply, "Спасибо");
});

async function ready(cast: Cast): Promise<string> {
  return (await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга")).id;
}

async function draftOf(cast: Cast, who: Person, id: string): Promise<DraftView | undefined> {
  return (await cast.ok<{ draft?: DraftView }>(who, `GET /tickets/${id}`)).draft;
}

async function drafted(cast: Cast, who: Person): Promise<string[]> {
  return (await cast.ok<Paged<{ ticketId: string }>>(who, "GET /drafts")).items.map(({ ticketId }) =>
    ticketId
  );
}
