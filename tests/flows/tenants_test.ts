import assert from "node:assert/strict";
import { BOT, COMMUNITY } from "./cast.ts";
import { post, secretOf, telegramHook, telegramMessage } from "./hook.ts";
import { onStage } from "./stage.ts";

const SECOND = { token: "7000000002:AAF-sandbox-token-of-the-bot-2", name: "Гараж", username: "garage_bot" };

Deno.test(
  "two workspaces with the same customer have nothing of each other",
  onStage(async (stage) => {
    const { telegram } = stage.sandbox;
    telegram.addBot(BOT);
    telegram.addBot(SECOND);
    const clay = await stage.open("Глина");
    const garage = await stage.open("Гараж");
    await clay.connect("telegram", BOT.token);
    await garage.connect("telegram", SECOND.token);
    const same = { id: 555, firstName: "Марина" };
    await telegram.customer({ ...same, bot: BOT.token }).write("про глину");
    await telegram.customer({ ...same, bot: SECOND.token }).write("про шины");
    const [inClay, ...moreClay] = await clay.tickets();
    const [inGarage, ...moreGarage] = await garage.tickets();
    assert.deepEqual([inClay?.preview, moreClay.length], ["про глину", 0]);
    assert.deepEqual([inGarage?.preview, moreGarage.length], ["про шины", 0]);
    assert.notEqual(inClay?.contact.id, inGarage?.contact.id);
    assert.deepEqual([inClay?.number, inGarage?.number], [1, 1]);
    const { id } = await clay.reply(inClay?.id ?? "", { text: "из Глины" });
    await clay.settled(id, "sent");
    assert.deepEqual(telegram.sent.map(({ account }) => account), ["7000000001"]);
  }),
);

Deno.test(
  "a stranger gets 404 for a ticket, a message, a contact and a connection of another workspace",
  onStage(async (stage) => {
    stage.sandbox.telegram.addBot(BOT);
    const clay = await stage.open("Глина");
    const garage = await stage.open("Гараж");
    const connection = await clay.connect("telegram", BOT.token);
    await stage.sandbox.telegram.customer({ id: 555, firstName: "Марина" }).write("личное");
    const ticket = await clay.firstTicket();
    const { id: answer } = await clay.reply(ticket.id, { text: "ответ" });
    await clay.settled(answer, "sent");
    const upload = await clay.upload("mug");
    const strange = [
      () => garage.ticket(ticket.id),
      () => garage.message(answer),
      () => garage.reply(ticket.id, { text: "чужое" }),
      () => garage.close(ticket.id),
      () => garage.contact(ticket.contact.id),
      () => garage.connection(connection.id),
      () => garage.resend(answer),
      () => garage.settleAsSent(answer),
    ];
    for (const look of strange) await assert.rejects(look(), { code: "not_found" }, String(look));
    assert.equal((await clay.ticket(ticket.id)).status, "open");
    const own = await stage.open("Третий");
    stage.sandbox.telegram.addBot(SECOND);
    await own.connect("telegram", SECOND.token);
    await stage.sandbox.telegram.customer({ id: 556, firstName: "Олег", bot: SECOND.token }).write("привет");
    const other = await own.firstTicket();
    await assert.rejects(own.reply(other.id, { attachments: [upload.id] }), { code: "not_found" });
    await assert.rejects(own.reply(other.id, { text: "к чужому", replyTo: answer }), { code: "not_found" });
  }),
);

Deno.test(
  "one workspace's secret opens no other workspace's door",
  onStage(async (stage) => {
    stage.sandbox.telegram.addBot(BOT);
    stage.sandbox.telegram.addBot(SECOND);
    const clay = await stage.open("Глина");
    const garage = await stage.open("Гараж");
    const one = await clay.connect("telegram", BOT.token);
    const other = await garage.connect("telegram", SECOND.token);
    const hook = telegramHook(await secretOf(stage, one.id), telegramMessage(555, 1, "подделка"));
    assert.equal((await post(stage, other.webhookUrl, hook)).status, 401);
    assert.deepEqual(await garage.tickets(), []);
  }),
);

Deno.test(
  "an account belongs to one workspace at a time, and to the next after it was disconnected",
  onStage(async (stage) => {
    stage.sandbox.vk.addCommunity(COMMUNITY);
    const clay = await stage.open("Глина");
    const garage = await stage.open("Гараж");
    const connection = await clay.connect("vk", COMMUNITY.token);
    await assert.rejects(garage.connect("vk", COMMUNITY.token), { code: "conflict" });
    assert.deepEqual(await stage.rows(garage, "SELECT id FROM connections"), []);
    await clay.disconnect(connection.id);
    assert.deepEqual(stage.sandbox.vk.accounts()[0]?.webhooks, []);
    await garage.connect("vk", COMMUNITY.token);
    await stage.sandbox.vk.customer({ id: 777, firstName: "Борис", lastName: "Ли" }).write("кому?");
    assert.deepEqual(await clay.tickets(), []);
    assert.equal((await garage.tickets()).length, 1);
    assert.equal(
      (await stage.app.request(connection.webhookUrl, { method: "POST", body: "{}" })).status,
      404,
    );
  }),
);
