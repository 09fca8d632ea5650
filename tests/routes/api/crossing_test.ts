import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { MessageView } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { accept, addChat, conversation, openTicket, written } from "./desk.ts";

Deno.test("a customer who writes meanwhile holds the answer too, until it was seen", async () => {
  await using cast = await openCast();
  const { chat, id, last } = await ready(cast);
  await accept(cast, chat, written("Ольга", "Уже не надо"));
  const held = await refused(cast, cast.boris, id, last);
  deepStrictEqual([held.status, held.code], [409, "newer_message"]);
  deepStrictEqual(Object(held.details.message).text, "Уже не надо");
  const seen = (await conversation(cast, cast.boris, id)).at(-1)?.id;
  strictEqual((await write(cast, cast.boris, id, { after: seen })).text, "Отправили");
});

Deno.test("one's own newer answer and other people's notes hold nothing, nor is a note ever held", async () => {
  await using cast = await openCast();
  const { chat, id, last } = await ready(cast);
  await write(cast, cast.boris, id, { after: last });
  await write(cast, cast.dina, id, { private: true });
  await write(cast, cast.boris, id, { after: last });
  await accept(cast, chat, written("Ольга", "Спасибо"));
  const note = await write(cast, cast.boris, id, { after: last, private: true });
  strictEqual(note.private, true);
  strictEqual((await refused(cast, cast.dina, id, last)).code, "newer_message");
});

async function ready(cast: Cast) {
  const chat = await addChat(cast, cast.anna);
  const { id } = await openTicket(cast, cast.boris, chat, "Ольга");
  const last = (await conversation(cast, cast.boris, id)).at(-1)?.id;
  return { chat, id, last };
}

function write(cast: Cast, who: Person, id: string, values: Record<string, unknown>): Promise<MessageView> {
  return cast.ok(who, `POST /tickets/${id}/messages`, {
    clientId: crypto.randomUUID(),
    text: "Отправили",
    ...values,
  });
}

function refused(cast: Cast, who: Person, id: string, after?: string) {
  const body = { clientId: crypto.randomUUID(), text: "Отправили", after };
  return cast.refused(who, `POST /tickets/${id}/messages`, body);
}
