import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import { eq } from "drizzle-orm";
import { deliveries, messages } from "@/db/schema/workspace.ts";
import type { AttachmentView, MessageView, Paged, TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { accept, addChat, conversation, openTicket, written } from "./desk.ts";

Deno.test("GET …/messages goes from old to new, and its cursor leads to older ones", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const { id } = await openTicket(cast, cast.boris, chat, "Ольга", "1");
  for (const text of ["2", "3", "4", "5"]) await accept(cast, chat, written("Ольга", text));
  const page = async (query: string) =>
    await cast.ok<Paged<MessageView>>(cast.boris, `GET /tickets/${id}/messages${query}`);
  const newest = await page("?limit=2");
  deepStrictEqual(texts(newest.items), ["4", "5"]);
  await accept(cast, chat, written("Ольга", "6"));
  const older = await page(`?limit=2&cursor=${newest.nextCursor}`);
  deepStrictEqual(texts(older.items), ["2", "3"]);
  const oldest = await page(`?limit=2&cursor=${older.nextCursor}`);
  deepStrictEqual([texts(oldest.items), oldest.nextCursor], [["1"], null]);
  deepStrictEqual(
    [oldest.items[0]?.direction, oldest.items[0]?.author.type, oldest.items[0]?.status],
    ["in", "contact", "received"],
  );
});

Deno.test("POST …/messages stores the answer, and the worker sends it", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const sent = await post(cast, cast.boris, ticket.id, { text: "Ржаной к пяти", clientId: "a1" });
  deepStrictEqual(
    [sent.text, sent.status, sent.clientId, sent.author, sent.private],
    ["Ржаной к пяти", "queued", "a1", { type: "agent", id: cast.boris.id, name: "Борис" }, false],
  );
  await cast.services.worker.look(cast.boris.workspaceId);
  const [, answer] = await conversation(cast, cast.dina, ticket.id);
  deepStrictEqual([answer?.id, answer?.status], [sent.id, "sent"]);
  const taken = await cast.ok<TicketView>(cast.dina, `GET /tickets/${ticket.id}`);
  deepStrictEqual([taken.assignee?.id, taken.previewAuthor], [cast.boris.id, "agent"]);
});

Deno.test("POST …/messages with one clientId twice, or at once, is one message", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const input = { text: "Здравствуйте", clientId: "same" };
  const answers = await Promise.all([1, 2, 3].map(() => post(cast, cast.boris, ticket.id, input)));
  const again = await post(cast, cast.boris, ticket.id, { ...input, text: "Другое" });
  deepStrictEqual(new Set([...answers, again].map((one) => one.id)).size, 1);
  strictEqual(again.text, "Здравствуйте");
  strictEqual((await conversation(cast, cast.boris, ticket.id)).length, 2);
});

Deno.test("POST …/messages without a clientId makes one up, so each is a message of its own", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const first = await post(cast, cast.boris, ticket.id, { text: "Да" });
  const second = await post(cast, cast.boris, ticket.id, { text: "Да" });
  notStrictEqual(first.id, second.id);
  ok(first.clientId);
});

Deno.test("POST …/messages: a note is private, and is taken even where no answer is", async () => {
  await using cast = await openCast();
  const { chat, ticket } = await ready(cast);
  await cast.ok(cast.anna, `PATCH /connections/${chat}`, { status: "paused" });
  const note = await post(cast, cast.boris, ticket.id, { text: "Перезвонить {ИМЯ}", private: true });
  deepStrictEqual([note.private, note.status, note.via], [true, "sent", undefined]);
});

Deno.test("POST …/messages carries uploads and quotes a message", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const [question] = await conversation(cast, cast.boris, ticket.id);
  const form = new FormData();
  form.set("file", new File(["цены"], "цены.txt", { type: "text/plain" }));
  const file = await cast.ok<AttachmentView>(cast.boris, "POST /uploads", form);
  deepStrictEqual([file.name, file.kind, file.status, file.size], ["цены.txt", "file", "stored", 8]);
  const sent = await post(cast, cast.boris, ticket.id, { attachments: [file.id], replyTo: question?.id });
  deepStrictEqual(sent.attachments.map((one) => one.id), [file.id]);
  strictEqual(sent.replyTo?.id, question?.id);
});

Deno.test("two agents cross: the second is held with the first one's answer, then goes through", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const [question] = await conversation(cast, cast.boris, ticket.id);
  await tick();
  const first = await post(cast, cast.boris, ticket.id, { text: "Есть", clientId: "b", after: question?.id });
  const mine = { text: "Да, есть", clientId: "d", after: question?.id };
  const held = await cast.refused(cast.dina, `POST /tickets/${ticket.id}/messages`, mine);
  deepStrictEqual([held.status, held.code], [409, "newer_message"]);
  const newer: unknown = held.details.message;
  deepStrictEqual([Object(newer).id, Object(newer).text, Object(newer).author.name], [
    first.id,
    "Есть",
    "Борис",
  ]);
  strictEqual((await conversation(cast, cast.dina, ticket.id)).length, 2);
  const sent = await post(cast, cast.dina, ticket.id, { ...mine, after: first.id });
  strictEqual(sent.text, "Да, есть");
});

Deno.test("POST /messages/{id}/retry sends a failed answer again, once", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const sent = await post(cast, cast.boris, ticket.id, { text: "Да" });
  await setStatus(cast, sent.id, "failed");
  const again = await cast.ok<MessageView>(cast.boris, `POST /messages/${sent.id}/retry`);
  strictEqual(again.status, "queued");
  const { status, code, details } = await cast.refused(cast.boris, `POST /messages/${sent.id}/retry`);
  deepStrictEqual([status, code, details.reason], [409, "conflict", "already_sent"]);
});

Deno.test("POST /messages/{id}/arrived settles a doubtful answer as sent", async () => {
  await using cast = await openCast();
  const { ticket } = await ready(cast);
  const sent = await post(cast, cast.boris, ticket.id, { text: "Да" });
  strictEqual((await cast.refused(cast.boris, `POST /messages/${sent.id}/arrived`)).status, 409);
  await setStatus(cast, sent.id, "unsure");
  const settled = await cast.ok<MessageView>(cast.boris, `POST /messages/${sent.id}/arrived`);
  strictEqual(settled.status, "sent");
});

async function ready(cast: Cast): Promise<{ chat: string; ticket: TicketView }> {
  const chat = await addChat(cast, cast.anna);
  return { chat, ticket: await openTicket(cast, cast.boris, chat, "Ольга", "Есть ржаной?") };
}

async function post(cast: Cast, who: Person, ticketId: string, input: unknown): Promise<MessageView> {
  return await cast.ok(who, `POST /tickets/${ticketId}/messages`, input);
}

/** What the worker finds out of a platform, found out already. */
async function setStatus(cast: Cast, id: string, status: "failed" | "unsure"): Promise<void> {
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  await store.write(() =>
    store.commit([
      store.db.update(deliveries).set({ status }).where(eq(deliveries.messageId, id)),
      store.db.update(messages).set({ status }).where(eq(messages.id, id)),
    ])
  );
}

/** Lets the clock's millisecond pass. */
async function tick(): Promise<void> {
  const from = Date.now();
  while (Date.now() === from) await new Promise((resolve) => setTimeout(resolve, 1));
}

function texts(items: readonly MessageView[]): string[] {
  return items.map((item) => item.text);
}
