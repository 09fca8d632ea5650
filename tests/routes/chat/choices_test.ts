import assert from "node:assert/strict";
import { settings } from "@/db/schema/workspace.ts";
import type { CsiSettings } from "@/db/schema/workspace.ts";
import { type Desk, openDesk, ORIGIN } from "../../lib/chat/desk.ts";
import { read, refusal, type Visitor } from "../../lib/chat/visitor.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";
import { openLine } from "./line.ts";

const DAY_MS = 86_400_000;

function press(visitor: Visitor, messageId: string, choice: string): Promise<Response> {
  return visitor.ask("choices", { method: "POST", body: { messageId, choice } });
}

/** A visitor whose ticket is closed, with the question that followed. */
async function asked(desk: Desk, value: Partial<CsiSettings> = {}) {
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  await store.write(() =>
    store.commit([store.db.insert(settings).values({ key: "csi", value: { enabled: true, ...value } })])
  );
  const marina = desk.visitor();
  await marina.write("Есть ржаной?");
  const [ticket] = await desk.tickets();
  await desk.answer(ticket!.id, "Есть");
  await desk.close(ticket!.id);
  await desk.services.worker.look(desk.workspaceId);
  const question = (await marina.page()).items.at(-1)!;
  const ticketNow = async () => (await desk.tickets()).find(({ id }) => id === ticket!.id);
  return { marina, question, ticketNow, ticketId: ticket!.id };
}

Deno.test("web chat C-05 the question has buttons, a press is the score, and the page hears that they are over", async () => {
  await using desk = await openDesk();
  const { marina, question, ticketNow } = await asked(desk);
  assert.match(question.text, /Как мы справились/);
  assert.deepEqual(question.choices?.map(({ label }) => label), ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😀"]);
  assert.equal(question.chosen, undefined);
  const line = await openLine(marina, (await marina.page()).seq);
  const after: ChatMessage = await read(press(marina, question.id, "4"), 200);
  assert.equal(after.chosen, "4");
  await desk.services.worker.look(desk.workspaceId);
  await line.has(2);
  assert.ok(
    line.events.some(({ kind, messageId }) => kind === "message.updated" && messageId === question.id),
  );
  await line.hangUp();
  const ticket = await ticketNow();
  assert.deepEqual([ticket?.csi?.score, ticket?.csi?.via, ticket?.status], [4, "button", "closed"]);
  assert.match((await marina.page()).items.at(-1)!.text, /Спасибо за оценку/);
  assert.equal((await desk.tickets()).length, 1);
});

Deno.test("the same button twice is one press; another one is kindly told that the first counts", async () => {
  await using desk = await openDesk();
  const { marina, question, ticketNow, ticketId } = await asked(desk);
  const answers = await Promise.all([1, 2, 3].map(() => press(marina, question.id, "5")));
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]);
  const again: ChatMessage = await read(press(marina, question.id, "1"), 200);
  assert.equal(again.chosen, "5");
  await desk.services.worker.look(desk.workspaceId);
  assert.equal((await ticketNow())?.csi?.score, 5);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  const { rows } = await store.query("SELECT score, fate FROM csi_scores ORDER BY id");
  assert.deepEqual(rows.map((row) => [row.score, row.fate]), [[5, "counted"], [1, "again"]]);
  const said = (await desk.messages(ticketId)).map(({ text }) => text);
  assert.equal(said.filter((text) => /уже/.test(text)).length, 1, said.join("\n"));
});

Deno.test("a score in words folds the buttons, and opens no ticket", async () => {
  await using desk = await openDesk();
  const { marina, question, ticketNow } = await asked(desk, { scale: "thumbs" });
  assert.deepEqual(question.choices?.map(({ label }) => label), ["👎", "👍"]);
  await marina.write("👍🏽");
  await desk.services.worker.look(desk.workspaceId);
  const now = (await marina.page()).items.find(({ id }) => id === question.id);
  assert.equal(now?.chosen, "5");
  assert.deepEqual([(await ticketNow())?.csi?.via, (await desk.tickets()).length], ["words", 1]);
});

Deno.test("after the time the question has no buttons, and a press that still comes is lost nowhere", async () => {
  await using desk = await openDesk();
  const { marina, question, ticketNow } = await asked(desk, { answerDays: 1 });
  desk.pass(DAY_MS + 1);
  await marina.hello();
  const now = (await marina.page()).items.find(({ id }) => id === question.id);
  assert.deepEqual([now?.choices, now?.text], [undefined, question.text]);
  assert.equal((await press(marina, question.id, "2")).status, 200);
  await desk.services.worker.look(desk.workspaceId);
  assert.equal((await ticketNow())?.csi?.score, undefined);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  const { rows } = await store.query("SELECT score, fate FROM csi_scores");
  assert.deepEqual(rows.map((row) => [row.score, row.fate]), [[2, "late"]]);
});

Deno.test("nobody presses what is not there, or not theirs", async () => {
  await using desk = await openDesk();
  const { marina, question, ticketId, ticketNow } = await asked(desk);
  const boris = desk.visitor();
  await boris.hello();
  assert.deepEqual(await refusal(press(boris, question.id, "1")), [404, "not_found"]);
  assert.deepEqual(await refusal(press(marina, "nothing", "1")), [404, "not_found"]);
  for (const bad of ["6", "0", "", "5 "]) {
    assert.deepEqual(await refusal(press(marina, question.id, bad)), [400, "invalid_request"], bad);
  }
  const plain = (await marina.page()).items.find(({ text }) => text === "Есть")!;
  assert.deepEqual(await refusal(press(marina, plain.id, "5")), [400, "invalid_request"]);
  const unsigned = desk.visitor();
  assert.deepEqual(await refusal(press(unsigned, question.id, "5")), [401, "unauthorized"]);
  assert.deepEqual([(await ticketNow())?.csi?.score, (await desk.messages(ticketId)).length > 0], [
    undefined,
    true,
  ]);
});

Deno.test("without scripts the buttons are a form", async () => {
  await using desk = await openDesk();
  const { marina, question, ticketNow } = await asked(desk);
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    marina.app.request(`/chat/${desk.connectionId}/form`, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": "100",
        origin: ORIGIN,
        ...headers,
      },
    });
  const cookie = `otklik-chat-${desk.connectionId}=${marina.token}`;
  const stranger = await form({ messageId: question.id, choice: "1" });
  assert.match(stranger.headers.get("location") ?? "", /problem=not_found$/);
  const foreign = await form({ messageId: question.id, choice: "1" }, {
    cookie,
    origin: "https://evil.example",
  });
  assert.match(foreign.headers.get("location") ?? "", /problem=forbidden$/);
  const taken = await form({ messageId: question.id, choice: "3" }, { cookie });
  assert.deepEqual([taken.status, taken.headers.get("location")], [303, `/chat/${desk.connectionId}`]);
  assert.equal((await ticketNow())?.csi?.score, 3);
});
