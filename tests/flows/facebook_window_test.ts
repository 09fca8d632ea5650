import assert from "node:assert/strict";
import { type FacebookScene, withFacebook } from "./meta_cast.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

Deno.test(
  "FB-12 after a day an answer goes out as a person's, with the one tag that is left; a retired one never",
  withFacebook(async ({ stage, office, anna }) => {
    const id = await begun({ office, anna });
    const { composer } = await office.ticket(id);
    const left = Date.parse(composer.windowEndsAt ?? "") - Date.now();
    assert.ok(left > 6.9 * DAY_MS && left <= 7 * DAY_MS);
    await stage.pass(25 * HOUR_MS);
    const { id: answer } = await office.reply(id, { text: "Отвечаем на следующий день" });
    await office.settled(answer, "sent", "delivered");
    const sends = stage.sandbox.calls.filter(({ method }) => method === "messages");
    assert.deepEqual(sends.map(({ params, outcome }) => [params.messaging_type, params.tag, outcome]), [
      ["RESPONSE", undefined, "10"],
      ["MESSAGE_TAG", "HUMAN_AGENT", "ok"],
    ]);
  }, { humanAgent: true }),
);

Deno.test(
  "FB-12 without the approved feature the answer fails with a sentence, and the connection stays",
  withFacebook(async ({ stage, office, anna, connection }) => {
    const id = await begun({ office, anna });
    await stage.pass(25 * HOUR_MS);
    const { id: answer } = await office.reply(id, { text: "Отвечаем на следующий день" });
    const { error } = await office.settled(answer, "failed");
    assert.equal(error?.code, "window");
    assert.notEqual(error?.message, "");
    assert.equal((await office.connection(connection.id)).status, "active");
    await anna.write("Вы тут?");
    await office.resend(answer);
    await office.settled(answer, "sent", "delivered");
  }),
);

Deno.test(
  "FB-12 after seven days the composer is closed, says why, and an answer is refused",
  withFacebook(async ({ stage, office, anna }) => {
    const id = await begun({ office, anna });
    await stage.pass(7 * DAY_MS + HOUR_MS);
    const { composer } = await office.ticket(id);
    assert.deepEqual([composer.canReply, composer.closed?.code], [false, "reply_window_closed"]);
    await assert.rejects(office.reply(id, { text: "Поздно" }), { code: "reply_window_closed", status: 422 });
    assert.equal(stage.sandbox.facebook.sent.length, 0);
    await anna.write("Я вернулась");
    assert.equal((await office.ticket(id)).composer.canReply, true);
  }, { humanAgent: true }),
);

Deno.test(
  "FB-12 a comment is answered in private for seven days, under the post for as long as it stands",
  withFacebook(async ({ stage, office, anna }) => {
    const post = await stage.sandbox.facebook.post({ text: "Запись" });
    await anna.comment(post, "Почём?");
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.ticket(id)).composer.via, ["direct", "comment"]);
    await stage.pass(8 * DAY_MS);
    assert.deepEqual((await office.ticket(id)).composer.via, ["comment"]);
    await assert.rejects(office.reply(id, { text: "Лично", via: "direct" }), { code: "reply_window_closed" });
    const answer = await office.reply(id, { text: "Две тысячи" });
    await office.settled(answer.id, "sent");
    assert.deepEqual(stage.sandbox.facebook.sent.map(({ method }) => method), ["comments"]);
  }),
);

async function begun({ office, anna }: Pick<FacebookScene, "office" | "anna">): Promise<string> {
  await anna.write("Здравствуйте");
  return (await office.firstTicket()).id;
}
