import assert from "node:assert/strict";
import { withVk } from "./cast.ts";
import { broadcastDesk, got } from "./broadcast_desk.ts";
import { until } from "./until.ts";

const SENTENCE = "Чтобы не получать рассылку, ответьте «стоп».";
const TEXT = "Новая партия кружек";
const WHOLE = `${TEXT}\n\n${SENTENCE}`;

Deno.test(
  "VK-21 a broadcast reaches everybody who allowed messages, once, and nobody else",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    const desk = broadcastDesk(scene);
    const people = await desk.crowd(40);
    await boris.write("Здравствуйте");
    const [gone, blocked] = people;
    await gone?.deny();
    const commenter = stage.sandbox.vk.customer({ id: 778, firstName: "Анна", lastName: "Рей" });
    await commenter.comment(await stage.sandbox.vk.post({ text: "Запись" }), "Почём?");
    const draft = await desk.draft(TEXT);
    assert.deepEqual([draft.status, draft.audience, draft.text], ["draft", 40, WHOLE]);
    blocked?.closePrivacy();
    assert.equal((await desk.move(draft.id, "running")).status, "running");
    const done = await desk.reached(draft.id, "done");
    assert.deepEqual([done.total, done.sent, done.blocked, done.failed, done.skipped], [40, 39, 1, 0, 0]);
    assert.ok(done.startedAt && done.finishedAt);
    assert.deepEqual(people.slice(2).map(got), people.slice(2).map(() => [WHOLE]));
    assert.deepEqual([gone, blocked, commenter].map((one) => one && got(one)), [[], [], []]);
    assert.deepEqual(got(boris), [WHOLE]);
    await stage.sandbox.idle();
    // Whoever cannot be written to is not counted the next time.
    assert.equal((await desk.draft(TEXT)).audience, 39);
    assert.equal((await office.tickets()).length, 2);
  }),
);

Deno.test(
  "VK-21 the broadcast stands in the conversation of whoever has one, and is nobody's native answer",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    const desk = broadcastDesk(scene);
    const [anna] = await desk.crowd(1);
    await boris.write("Жду ответа");
    const { id: ticketId, lastMessageAt } = await office.firstTicket();
    const { id } = await desk.draft(TEXT);
    await desk.move(id, "running");
    await desk.reached(id, "done");
    await stage.sandbox.idle();
    const [, line, ...more] = await office.messages(ticketId);
    assert.equal(more.length, 0);
    assert.deepEqual([line?.author.type, line?.broadcastId, line?.status, line?.text], [
      "system",
      id,
      "sent",
      WHOLE,
    ]);
    const ticket = await office.firstTicket();
    assert.deepEqual([ticket.lastMessageAt, ticket.preview, ticket.waitingSince !== undefined], [
      lastMessageAt,
      "Жду ответа",
      true,
    ]);
    await boris.read();
    await until("the read mark", async () => (await office.messages(ticketId))[1]?.status === "read");
    // Whoever answers it with their first words has it in the ticket that these open.
    await stage.pass(60_000);
    await anna?.write("Отложите одну");
    const first = await until("Анна's ticket with the broadcast", async () => {
      const found = (await office.tickets()).find(({ preview }) => preview === "Отложите одну");
      const messages = found ? await office.messages(found.id) : [];
      return messages.length === 2 ? messages : undefined;
    });
    assert.deepEqual(first.map(({ text, author }) => [text, author.type]), [
      [WHOLE, "system"],
      ["Отложите одну", "contact"],
    ]);
  }),
);

Deno.test(
  "VK-21 «стоп» and “stop” opt out, the card shows it, and «старт» opts in again",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    const desk = broadcastDesk(scene);
    const [anna] = await desk.crowd(1);
    await boris.write("«Стоп».");
    await anna?.write(" STOP ");
    const { contact } = (await office.tickets()).find(({ preview }) => preview === "«Стоп».") ?? {};
    const card = await office.contact(contact?.id ?? "");
    assert.deepEqual(card.identities?.map(({ reachable, optedOut }) => [reachable, optedOut]), [[
      true,
      true,
    ]]);
    assert.equal((await desk.draft(TEXT)).audience, 0);
    const nobody = (await desk.draft(TEXT)).id;
    await assert.rejects(desk.move(nobody, "running"), (error: unknown) => {
      assert.deepEqual([Object(error).status, Object(error).details.reason], [409, "broadcast_nobody"]);
      return true;
    });
    await boris.write("Стоп, а кружки ещё есть?");
    assert.equal((await desk.draft(TEXT)).audience, 0);
    await boris.write("старт");
    assert.equal((await desk.draft(TEXT)).audience, 1);
    assert.equal((await office.contact(contact?.id ?? "")).identities?.[0]?.optedOut, undefined);
    assert.deepEqual(stage.sandbox.vk.sent, []);
  }),
);

Deno.test(
  "VK-21 whoever opts out or forbids messages while it runs is passed over",
  withVk(async (scene) => {
    const { stage } = scene;
    const desk = broadcastDesk(scene);
    const people = await desk.crowd(40);
    const { id } = await desk.draft(TEXT);
    await desk.move(id, "running");
    await until("the first of them", () => stage.sandbox.vk.sent.length > 0);
    const last = people.slice(-2);
    await last[0]?.write("стоп");
    await last[1]?.deny();
    const done = await desk.reached(id, "done");
    assert.deepEqual([done.sent, done.skipped], [38, 2]);
    assert.deepEqual(last.map(got), [[], []]);
  }),
);

Deno.test(
  "VK-21 a pause holds it, resuming goes on where it stood, and stopping ends it",
  withVk(async (scene) => {
    const { stage } = scene;
    const desk = broadcastDesk(scene);
    const people = await desk.crowd(50);
    const { id } = await desk.draft(TEXT);
    const running = await desk.move(id, "running");
    assert.ok((running.perSecond ?? 0) > 0 && (running.perSecond ?? 99) <= 15, `${running.perSecond}`);
    await until("the first of them", () => stage.sandbox.vk.sent.length > 0);
    assert.equal((await desk.move(id, "paused")).status, "paused");
    await stage.services.worker.idle();
    const held = stage.sandbox.vk.sent.length;
    assert.ok(held < 50, `${held}`);
    await stage.pass(3_600_000);
    assert.equal(stage.sandbox.vk.sent.length, held);
    await desk.move(id, "running");
    await until("some more of them", () => stage.sandbox.vk.sent.length > held);
    await desk.move(id, "stopped");
    await stage.services.worker.idle();
    const stopped = await desk.see(id);
    assert.deepEqual([stopped.status, stopped.sent], ["stopped", stage.sandbox.vk.sent.length]);
    assert.ok(stopped.sent > held && stopped.sent < 50, `${stopped.sent}`);
    assert.ok(people.every((one) => got(one).length <= 1));
    await assert.rejects(desk.move(id, "running"), { status: 409 });
    await assert.rejects(desk.change(id, "Другое"), { status: 409 });
  }),
);

Deno.test(
  "VK-21 it goes no faster than the platform's share for broadcasts",
  withVk(async (scene) => {
    const { stage } = scene;
    const desk = broadcastDesk(scene);
    await desk.crowd(40);
    const { id } = await desk.draft(TEXT);
    await desk.move(id, "running");
    await desk.reached(id, "done");
    const times = stage.sandbox.calls.filter(({ method }) => method === "messages.send").map(({ at }) => at);
    // Arrivals can pile up on a busy machine; that all of them together come too soon cannot be.
    const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
    assert.equal(times.length, 40);
    assert.ok(took >= 39 / 17 * 1_000, `40 within ${took} ms`);
  }),
);

Deno.test(
  "VK-21 a busy VK and a lost answer hold nobody's message back and double none",
  withVk(async (scene) => {
    const { stage } = scene;
    const desk = broadcastDesk(scene);
    const people = await desk.crowd(20);
    stage.sandbox.faults.set({ platform: "vk", method: "messages.send", kind: "429", times: 3 });
    stage.sandbox.faults.set({ platform: "vk", method: "messages.send", kind: "drop_connection", times: 2 });
    const { id } = await desk.draft(TEXT);
    await desk.move(id, "running");
    const done = await desk.reached(id, "done");
    assert.deepEqual([done.sent, done.failed, done.unsure], [20, 0, 0]);
    assert.deepEqual(people.map((one) => got(one).length), people.map(() => 1));
  }),
);

Deno.test(
  "VK-21 a key that no longer works pauses it with the reason, and costs nobody their turn",
  withVk(async (scene) => {
    const { stage, office, connection } = scene;
    const desk = broadcastDesk(scene);
    const people = await desk.crowd(5);
    stage.sandbox.faults.set({ platform: "vk", method: "messages.send", kind: "token_revoked" });
    const { id } = await desk.draft(TEXT);
    await desk.move(id, "running");
    const held = await desk.reached(id, "paused");
    assert.deepEqual([held.error?.code, held.sent, held.failed], ["token", 0, 0]);
    assert.match(held.error?.message ?? "", /Подключите канал снова/);
    assert.equal((await office.connection(connection.id)).status, "error");
    await assert.rejects(desk.move(id, "running"), { code: "connection_paused" });
    stage.sandbox.faults.clear();
    await office.rest.patch(`/connections/${connection.id}`, { status: "active" });
    await desk.move(id, "running");
    assert.equal((await desk.reached(id, "done")).sent, 5);
    assert.deepEqual(people.map(got), people.map(() => [WHOLE]));
  }),
);

Deno.test(
  "VK-21 a draft says what is wrong before anything goes out",
  withVk(async (scene) => {
    const { office, stage } = scene;
    const desk = broadcastDesk(scene);
    await desk.crowd(1);
    await assert.rejects(desk.draft("  "), { status: 400 });
    await assert.rejects(desk.draft("Привет, {{contact.first_name}}"), { code: "placeholder_unresolved" });
    await assert.rejects(desk.draft("я".repeat(5_000)), { code: "text_too_long" });
    const song = await office.upload("audio");
    await assert.rejects(desk.draft(TEXT, [song.id]), { code: "attachment_not_supported" });
    const { id } = await desk.draft(TEXT);
    assert.equal((await desk.change(id, `${WHOLE}`)).text, WHOLE, "the way to opt out is there once");
    await office.rest.delete(`/broadcasts/${id}`);
    await assert.rejects(desk.see(id), { status: 404 });
    assert.deepEqual(stage.sandbox.vk.sent, []);
  }),
);

Deno.test(
  "VK-21 a picture goes with it, and is shown in the conversation",
  withVk(async (scene) => {
    const { office, boris } = scene;
    const desk = broadcastDesk(scene);
    await boris.write("Здравствуйте");
    const { id: ticketId } = await office.firstTicket();
    const { id } = await desk.draft(TEXT, [(await office.upload("mug")).id]);
    await desk.move(id, "running");
    await desk.reached(id, "done");
    const line = boris.lines().find(({ from }) => from === "business");
    assert.deepEqual([line?.text, line?.attachments.map(({ kind }) => kind)], [WHOLE, ["photo"]]);
    const shown = (await office.messages(ticketId)).at(-1);
    assert.deepEqual(shown?.attachments.map(({ kind, status }) => [kind, status]), [["image", "stored"]]);
  }),
);
