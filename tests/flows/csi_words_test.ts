import assert from "node:assert/strict";
import { CSI_SCENES } from "./csi_cast.ts";
import { askFrom, press, question, scored, scores, served, texts } from "./csi_desk.ts";
import { post, secretOf, telegramHook, telegramMessage } from "./hook.ts";
import { until } from "./until.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

Deno.test(
  "TW-10 C-05 where there are no buttons the question links to a page, and a digit is the score as well",
  CSI_SCENES.twitter(async ({ stage, office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    const asked = await question(anna);
    assert.match(
      asked.text,
      /Ответьте одной цифрой или нажмите на оценку здесь: http:\/\/localhost:8000\/csi\/\S+$/,
    );
    assert.deepEqual(asked.buttons ?? [], []);
    await anna.write("5!");
    assert.deepEqual((await scored(office, id)).csi?.via, "words");
    assert.deepEqual(await scores(stage, office), ["5 counted words"]);
    assert.equal((await office.tickets({ status: "all" })).length, 1);
  }),
);

Deno.test(
  "C-02 C-05 a digit after the closing is the score and opens nothing; anything else opens the conversation",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    await question(anna);
    await anna.write("4 🙂");
    assert.deepEqual([(await scored(office, id)).csi?.score, (await office.ticket(id)).status], [
      4,
      "closed",
    ]);
    await stage.pass(61 * MINUTE_MS);
    await anna.write("5 штук ещё осталось?");
    await until("the conversation to go on", async () => {
      const open = await office.tickets({ status: "open" });
      return open.length === 1;
    });
    assert.equal((await office.ticket(id)).csi?.comment, undefined, "an hour later it is no comment");
  }),
);

Deno.test(
  "C-02 a digit that answers no question opens the conversation like any other word",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    const { id } = await served(office, anna);
    await anna.write("5");
    await until(
      "the conversation to go on",
      async () => (await office.tickets({ status: "open" })).length === 1,
    );
    assert.deepEqual([(await office.ticket(id)).csi, await scores(stage, office)], [undefined, []]);
  }),
);

Deno.test(
  "a digit in an open ticket is a word of the conversation, whatever was asked before",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    await question(anna);
    await office.rest.delete(`/tickets/${id}/closure`);
    await anna.write("3");
    await until("the words", async () => (await texts(office, id)).includes("3"));
    assert.deepEqual(await scores(stage, office), []);
  }),
);

Deno.test(
  "the first words within an hour are the comment, and leave the ticket closed; the next ones are a conversation",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    await press(anna, await question(anna), "5");
    await scored(office, id);
    await stage.pass(50 * MINUTE_MS);
    await anna.write("Всё быстро\nи вежливо");
    const { csi, status } = await until("the comment", async () => {
      const ticket = await office.ticket(id);
      return ticket.csi?.comment ? ticket : undefined;
    });
    assert.deepEqual([csi?.comment, status], ["Всё быстро\nи вежливо", "closed"]);
    const told = await until("the word of it", async () => {
      const rows = await stage.rows(office, "SELECT kind, member_id FROM notifications");
      return rows.length > 0 && rows;
    });
    assert.deepEqual(told.map(({ kind, member_id }) => [kind, member_id === office.ownerId]), [[
      "csi.comment",
      true,
    ]]);
    await anna.write("И ещё вопрос");
    await until(
      "the conversation to go on",
      async () => (await office.tickets({ status: "open" })).length === 1,
    );
  }),
);

Deno.test(
  "a score that comes twice is told kindly once, kept, and changes nothing",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    const asked = await question(anna);
    await press(anna, asked, "5");
    await scored(office, id);
    await press(anna, asked, "1");
    await question(anna, /Ваша оценка 5\/5 уже у нас/);
    await press(anna, asked, "2");
    await anna.write("3");
    await until("four scores", async () => (await scores(stage, office)).length === 4);
    await stage.services.worker.idle();
    assert.deepEqual(await scores(stage, office), [
      "5 counted button",
      "1 again button",
      "2 again button",
      "3 again words",
    ]);
    assert.equal((await office.ticket(id)).csi?.score, 5);
    assert.equal(anna.lines().filter(({ text }) => /уже у нас/.test(text)).length, 1);
    const lines = (await texts(office, id)).filter((text) => /ещё одну оценку/.test(text));
    assert.deepEqual(lines.map((text) => /(\d)\/5/.exec(text)?.[1]), ["1", "2", "3"]);
    assert.equal((await office.tickets({ status: "all" })).length, 1);
  }),
);

Deno.test(
  "a score after the time is told kindly and kept, and counts for nothing",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office, { answerDays: 1 });
    const { id } = await served(office, anna);
    const asked = await question(anna);
    await stage.pass(DAY_MS + MINUTE_MS);
    await press(anna, asked, "5");
    await question(anna, /Время для оценки вышло/);
    assert.deepEqual(await scores(stage, office), ["5 late button"]);
    const { csi, status } = await office.ticket(id);
    assert.deepEqual([csi?.score, csi?.state, status], [undefined, "asked", "closed"]);
  }),
);

Deno.test(
  "a webhook that a platform repeats is one score",
  CSI_SCENES.telegram(async ({ stage, office, anna, connection }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    await question(anna);
    const hook = telegramHook(await secretOf(stage, connection.id), {
      update_id: 99_001,
      ...telegramMessage(555, 9_901, "4"),
    });
    for (let time = 0; time < 3; time++) {
      assert.equal((await post(stage, connection.webhookUrl, hook)).status, 200);
    }
    await scored(office, id);
    assert.deepEqual(await scores(stage, office), ["4 counted words"]);
    assert.equal((await texts(office, id)).filter((text) => text === "4").length, 1);
  }),
);

Deno.test(
  "a press of somebody else's button, and of ours by another person, is a message and no score",
  CSI_SCENES.telegram(async ({ stage, office, anna, connection }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    const asked = await question(anna);
    const ours = asked.buttons?.[4]?.data ?? "";
    const secret = await secretOf(stage, connection.id);
    const pressed = (from: number, data: string, update_id: number) => {
      const { message } = telegramMessage(from, 9_902, "Как мы справились?");
      return post(
        stage,
        connection.webhookUrl,
        telegramHook(secret, {
          update_id,
          callback_query: { id: `${update_id}`, from: message.from, message, data },
        }),
      );
    };
    assert.equal((await pressed(556, ours, 99_101)).status, 200);
    assert.equal((await pressed(555, "menu:prices", 99_102)).status, 200);
    assert.equal((await pressed(555, "otklik:01j0000000000000000000000:5", 99_103)).status, 200);
    assert.equal((await pressed(555, `${ours.slice(0, -1)}9`, 99_104)).status, 200);
    await stage.services.worker.idle();
    assert.deepEqual(await scores(stage, office), []);
    assert.equal((await office.ticket(id)).csi?.score, undefined);
    assert.ok(
      (await office.tickets({ status: "all" })).length >= 2,
      "the other person has a ticket of their own",
    );
  }),
);

Deno.test(
  "two thumbs are a scale too, and the history shows the thumb",
  CSI_SCENES.max(async ({ stage, office, anna }) => {
    await askFrom(office, { scale: "thumbs", quietDays: 0 });
    const first = await served(office, anna);
    const asked = await question(anna);
    assert.deepEqual(asked.buttons?.map(({ text }) => text), ["👎", "👍"]);
    await press(anna, asked, "👎");
    assert.equal((await scored(office, first.id)).csi?.score, 1);
    assert.ok((await texts(office, first.id)).includes("Клиент поставил оценку 👎"));
    assert.deepEqual(await scores(stage, office), ["1 counted button"]);
  }),
);
