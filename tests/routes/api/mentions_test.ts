import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { asc, eq } from "drizzle-orm";
import { users } from "@/db/schema/control.ts";
import { notifications } from "@/db/schema/workspace.ts";
import type { MessageView } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { addChat, conversation, openTicket } from "./desk.ts";

/** Who has been told of what, in its order. */
async function told({ services, anna }: Cast) {
  const { store } = await services.workspaces.open(anna.workspaceId);
  return await store.db.select().from(notifications).orderBy(asc(notifications.id));
}

Deno.test("a note keeps whom it calls by their ids, and tells them once", async () => {
  await using cast = await openCast();
  const { anna, boris, dina } = cast;
  const ticket = await openTicket(cast, boris, await addChat(cast, anna), "Ольга");
  const note = await cast.ok<MessageView>(boris, `POST /tickets/${ticket.id}/messages`, {
    text: "@Анна, глянь. И я, @Борис, посмотрю",
    private: true,
  });
  deepStrictEqual(note.mentions, [{ id: anna.id, name: "Анна" }, { id: boris.id, name: "Борис" }]);
  const [first, ...others] = await told(cast);
  deepStrictEqual(others, [], "nobody is told of their own note");
  deepStrictEqual(
    [first?.memberId, first?.kind, first?.ticketId, first?.messageId, first?.byId, first?.readAt],
    [anna.id, "mention", ticket.id, note.id, boris.id, null],
  );

  const path = `/tickets/${ticket.id}/messages/${note.id}`;
  const text = "@Анна, глянь. И @Дина тоже";
  const changed = await cast.ok<MessageView>(boris, `PATCH ${path}`, { text });
  deepStrictEqual(changed.mentions?.map(({ id }) => id).sort(), [anna.id, dina.id].sort());
  deepStrictEqual((await told(cast)).map(({ memberId }) => memberId), [anna.id, dina.id]);
});

Deno.test("a mention is rendered by the name that its member has now", async () => {
  await using cast = await openCast();
  const { anna, boris, services } = cast;
  const ticket = await openTicket(cast, boris, await addChat(cast, anna), "Ольга");
  await cast.ok(boris, `POST /tickets/${ticket.id}/messages`, { text: "@Анна, глянь", private: true });
  const { control } = services;
  await control.write(() =>
    control.commit([control.db.update(users).set({ name: "Анна Котова" }).where(eq(users.id, anna.id))])
  );
  const note = (await conversation(cast, boris, ticket.id)).at(-1);
  deepStrictEqual([note?.text, note?.mentions], [
    "@Анна Котова, глянь",
    [{ id: anna.id, name: "Анна Котова" }],
  ]);
});

Deno.test("an answer to a customer calls nobody, and neither does a stranger's name", async () => {
  await using cast = await openCast();
  const { anna, boris } = cast;
  const ticket = await openTicket(cast, boris, await addChat(cast, anna), "Ольга");
  const post = (input: unknown) => cast.ok<MessageView>(boris, `POST /tickets/${ticket.id}/messages`, input);
  strictEqual((await post({ text: "Спросите @Анна" })).mentions, undefined);
  strictEqual((await post({ text: "@Глеб, это не твоё", private: true })).mentions, undefined);
  const chosen = await post({ text: "@Вера", private: true, mentions: [cast.gleb.id] });
  deepStrictEqual(chosen.mentions, [{ id: cast.vera.id, name: "Вера" }]);
  deepStrictEqual((await told(cast)).map(({ memberId }) => memberId), [cast.vera.id]);
});
