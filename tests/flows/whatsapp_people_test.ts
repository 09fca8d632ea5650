import assert from "node:assert/strict";
import { said, type WhatsappScene, withWhatsapp } from "./meta_cast.ts";
import { until } from "./until.ts";
import { listTemplates } from "@/lib/channels/whatsapp/template.ts";
import { fillTemplate } from "@/lib/channels/whatsapp/template_fill.ts";
import { sendTemplate } from "@/lib/channels/whatsapp/template_send.ts";

const HOUR_MS = 3_600_000;

Deno.test(
  "WA-08 the card has name, nickname and number; who hides the number is one and the same person, by id",
  withWhatsapp(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id, contact } = await office.firstTicket();
    const card = await office.contact(contact.id);
    assert.deepEqual([card.name, card.phone, card.identities?.[0]?.profileUrl], [
      "Анна Ким",
      "+79990001122",
      "https://wa.me/79990001122",
    ]);
    anna.adoptUsername("anna.kim");
    await anna.write("Теперь без номера");
    assert.equal((await office.tickets()).length, 1);
    const answer = await office.reply(id, { text: "Рады вам" });
    await office.settled(answer.id, "sent", "delivered");
    const send = stage.sandbox.calls.findLast(({ method }) => method === "messages");
    assert.deepEqual([send?.params.recipient, send?.params.to], [anna.id, undefined]);
    assert.equal((await office.contact(contact.id)).identities?.[0]?.username, "anna.kim");
  }),
);

Deno.test(
  "WA-08 where the API takes a person's id in the field of the number, it is put there, and sent once",
  withWhatsapp(async ({ office, anna, stage }) => {
    await anna.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const answer = await office.reply(id, { text: "Добрый день" });
    const { status, error } = await office.settled(answer.id, "sent", "delivered", "failed");
    assert.deepEqual([status === "failed", error?.code], [false, undefined]);
    assert.equal(stage.sandbox.whatsapp.sent.length, 1);
  }, { userIdsIn: "to" }),
);

Deno.test(
  "a customer who moves to another number goes on in the same conversation, and is written to there",
  withWhatsapp(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const before = anna.id;
    await anna.changeNumber("79990005566");
    assert.notEqual(anna.id, before);
    await anna.write("Это снова я");
    assert.equal((await office.tickets()).length, 1);
    assert.deepEqual(await said(office, id), ["contact: Здравствуйте", "contact: Это снова я"]);
    const answer = await office.reply(id, { text: "Узнали вас" });
    await office.settled(answer.id, "sent", "delivered");
    assert.equal(stage.sandbox.whatsapp.sent.at(-1)?.to, anna.id);
  }),
);

Deno.test(
  "WA-02 after 24 hours the composer is closed and says why; a new message opens it again",
  withWhatsapp(async ({ stage, office, anna }) => {
    const id = await begun({ office, anna });
    const left = Date.parse((await office.ticket(id)).composer.windowEndsAt ?? "") - Date.now();
    assert.ok(left > 23.9 * HOUR_MS && left <= 24 * HOUR_MS);
    await stage.pass(25 * HOUR_MS);
    const { composer } = await office.ticket(id);
    assert.deepEqual([composer.canReply, composer.closed?.code], [false, "reply_window_closed"]);
    await assert.rejects(office.reply(id, { text: "Поздно" }), { code: "reply_window_closed", status: 422 });
    await anna.write("Вы тут?");
    const answer = await office.reply(id, { text: "Тут" });
    await office.settled(answer.id, "sent", "delivered");
  }),
);

for (const atOnce of [true, false]) {
  Deno.test(
    `WA-02 a window that WhatsApp alone knows to be closed fails the answer ${
      atOnce ? "at once" : "by its status"
    }`,
    withWhatsapp(async ({ stage, office, anna, connection }) => {
      const id = await begun({ office, anna });
      stage.sandbox.whatsapp.refuseAtOnce(atOnce);
      stage.sandbox.clock.pin(Date.now() + 25 * HOUR_MS);
      const answer = await office.reply(id, { text: "Успели?" });
      const { error } = await office.settled(answer.id, "failed");
      assert.equal(error?.code, "window");
      assert.notEqual(error?.message, "");
      stage.sandbox.clock.pin(null);
      await anna.block();
      const blocked = await office.reply(id, { text: "Ау" });
      assert.equal((await office.settled(blocked.id, "failed")).error?.code, "user");
      assert.equal((await office.connection(connection.id)).status, "active");
    }),
  );
}

Deno.test(
  "an answer that failed by its status goes out when it is sent again",
  withWhatsapp(async ({ stage, office, anna }) => {
    const id = await begun({ office, anna });
    stage.sandbox.whatsapp.refuseAtOnce(false);
    stage.sandbox.clock.pin(Date.now() + 25 * HOUR_MS);
    const answer = await office.reply(id, { text: "Успели?" });
    const failed = await office.settled(answer.id, "failed");
    stage.sandbox.clock.pin(null);
    await office.resend(answer.id);
    await office.settled(answer.id, "delivered");
    assert.notEqual((await office.message(answer.id)).externalId, failed.externalId ?? "");
    assert.deepEqual(anna.lines().map(({ text }) => text), ["Здравствуйте", "Успели?"]);
  }),
);

Deno.test(
  "WA-02 outside of the window an approved template is listed, filled, sent, and shown as the customer reads it",
  withWhatsapp(async ({ stage, office, anna, connection }) => {
    const { whatsapp } = stage.sandbox;
    await begun({ office, anna });
    for (let i = 0; i < 130; i++) whatsapp.addTemplate({ name: `other_${i}`, body: "x" });
    whatsapp.addTemplate({
      name: "order_ready",
      body: "Здравствуйте, {{1}}! Заказ {{2}} готов",
      footer: "Глина",
    });
    whatsapp.addTemplate({ name: "draft", body: "x", status: "PENDING" });
    await stage.pass(25 * HOUR_MS);
    const open = await stage.services.connections.find(connection.id);
    assert.ok(open);
    const net = { base: stage.services.config.bases.meta, fetch };
    const templates = await listTemplates(net, open.connection);
    assert.equal(templates.length, 131);
    const template = templates.find(({ name }) => name === "order_ready");
    assert.ok(template);
    const filled = fillTemplate(template, { "body.1": "Анна", "body.2": "№ 12" });
    const out = { id: "template.1", person: { externalId: anna.id } };
    const { externalId } = await sendTemplate(net, out, filled, open.connection);
    const line = anna.lines().at(-1);
    assert.deepEqual([line?.id, line?.text], [externalId, filled.text]);
    assert.equal(line?.text, "Здравствуйте, Анна! Заказ № 12 готов\n\nГлина");
  }),
);

Deno.test(
  "an answer whose call was never answered is settled by its status, and goes out once",
  withWhatsapp(async ({ stage, office, anna }) => {
    const id = await begun({ office, anna });
    const { faults } = stage.sandbox;
    faults.set({ platform: "whatsapp", method: "messages", kind: "timeout_after_accept", times: 1 });
    const answer = await office.reply(id, { text: "Добрый день" });
    await office.settled(answer.id, "sent", "delivered");
    await stage.sandbox.idle();
    assert.equal(stage.sandbox.whatsapp.sent.length, 1);
    assert.deepEqual(await said(office, id), ["contact: Здравствуйте", "agent: Добрый день"]);
  }),
);

Deno.test(
  "WhatsApp's limits make an answer wait; a revoked token stops the connection",
  withWhatsapp(async ({ stage, office, anna, connection }) => {
    const id = await begun({ office, anna });
    const { faults } = stage.sandbox;
    faults.set({ platform: "whatsapp", method: "messages", kind: "429", times: 1 });
    const first = await office.reply(id, { text: "раз" });
    await until("the wait", async () => (await office.message(first.id)).error?.code === "waiting_rate");
    await stage.pass(600_000);
    await office.settled(first.id, "sent", "delivered");
    faults.set({ platform: "whatsapp", method: "messages", kind: "token_revoked", times: 1 });
    const second = await office.reply(id, { text: "два" });
    assert.equal((await office.settled(second.id, "failed")).error?.code, "token");
    assert.notEqual((await office.connection(connection.id)).status, "active");
  }),
);

async function begun({ office, anna }: Pick<WhatsappScene, "office" | "anna">): Promise<string> {
  await anna.write("Здравствуйте");
  return (await office.firstTicket()).id;
}
