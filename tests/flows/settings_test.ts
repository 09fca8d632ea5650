import assert from "node:assert/strict";
import { withTelegram, withVk } from "./cast.ts";

const DAY_MS = 86_400_000;

Deno.test(
  "C-01 a VK community that is bound to requests brings its tickets there",
  withVk(async ({ office, boris, connection }) => {
    await office.rest.patch(`/connections/${connection.id}`, { settings: { section: "requests" } });
    await boris.write("Здравствуйте");
    assert.deepEqual((await office.tickets()).map(({ section }) => section), ["requests"]);
    assert.equal((await office.tickets({ section: "chat" })).length, 0);
    assert.equal((await office.tickets({ section: "requests" })).length, 1);
  }),
);

Deno.test(
  "C-03 the owner's own name for a source's tag is used from then on, and can be filtered by",
  withVk(async ({ office, boris, connection }) => {
    const settings = { tags: { direct: "из сообщений" } };
    await office.rest.patch(`/connections/${connection.id}`, { settings });
    await boris.write("Здравствуйте");
    assert.deepEqual((await office.tickets()).map(({ tags }) => tags), [["из сообщений"]]);
    assert.equal((await office.tickets({ tag: "из сообщений" })).length, 1);
    assert.equal((await office.tickets({ tag: "ВК:Личное" })).length, 0);
  }),
);

Deno.test(
  "C-02 a connection that reopens does so within its days, and afterwards opens a new ticket",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await office.rest.patch(`/connections/${connection.id}`, { settings: { reopenDays: 7 } });
    await marina.write("первое");
    const first = await office.firstTicket();
    await office.close(first.id);
    await stage.pass(6 * DAY_MS);
    await marina.write("второе");
    assert.deepEqual((await office.tickets()).map(({ id }) => id), [first.id]);
    await office.close(first.id);
    await stage.pass(8 * DAY_MS);
    await marina.write("третье");
    const [second] = await office.tickets();
    assert.notEqual(second?.id, first.id);
    assert.equal(second?.formerTicketId, first.id);
  }),
);

Deno.test(
  "C-07 RE-03 a connection that is paused, and a placeholder that is unfilled, stop an answer",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    for (const text of ["Здравствуйте, {{contact.name}}", "Здравствуйте, {ИМЯ}"]) {
      await assert.rejects(office.reply(id, { text }), { code: "placeholder_unresolved" });
    }
    await office.rest.patch(`/connections/${connection.id}`, { status: "paused" });
    assert.equal((await office.ticket(id)).composer.closed?.code, "connection_paused");
    await assert.rejects(office.reply(id, { text: "Добрый день" }), { code: "connection_paused" });
    await marina.write("Вы где?");
    assert.equal((await office.messages(id)).length, 2);
    await office.rest.patch(`/connections/${connection.id}`, { status: "active" });
    const { id: answer } = await office.reply(id, { text: "Здесь" });
    await office.settled(answer, "sent");
    assert.equal(stage.sandbox.telegram.sent.length, 1);
  }),
);
