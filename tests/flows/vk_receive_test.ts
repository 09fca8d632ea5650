import assert from "node:assert/strict";
import { COMMUNITY, GROUP, withVk } from "./cast.ts";
import { post, secretOf, vkHook, vkMessage } from "./hook.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;

Deno.test(
  "VK-01 a community token sets the callback server, its secret and its events up",
  withVk(async ({ stage, connection, boris, office }) => {
    assert.deepEqual([connection.status, connection.name, connection.account?.id], [
      "active",
      "Глина и небо",
      String(GROUP),
    ]);
    const server = connection.setup.find(({ key }) => key === "vk.server");
    assert.deepEqual([server?.done, server?.params], [true, { status: "ok" }]);
    const [account] = stage.sandbox.vk.accounts();
    assert.deepEqual(account?.webhooks, [{ url: connection.webhookUrl, status: "ok" }]);
    await boris.typing();
    assert.deepEqual(await office.tickets(), []);
  }),
);

Deno.test(
  "VK-01 a token without the needed rights is refused by naming them",
  onStage(async (stage) => {
    stage.sandbox.vk.addCommunity({ ...COMMUNITY, rights: ["messages", "photos"] });
    const office = await stage.open();
    await assert.rejects(office.connect("vk", COMMUNITY.token), (error: unknown) => {
      const details = Reflect.get(Object(error), "details");
      assert.equal(Reflect.get(Object(details), "reason"), "vk.rights_missing");
      assert.equal(Reflect.get(Object(details), "rights"), "manage, docs, wall");
      return true;
    });
    assert.deepEqual(await stage.rows(office, "SELECT id FROM connections"), []);
  }),
);

Deno.test(
  "VK-02 C-03 a direct message opens a ticket with exactly the tag «ВК:Личное»",
  withVk(async ({ office, boris }) => {
    assert.equal((await boris.write("Добрый день!")).delivered, true);
    await boris.write("Есть кто?");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual([ticket?.tags, ticket?.kind, ticket?.section], [["ВК:Личное"], "direct", "chat"]);
    assert.equal((await office.messages(ticket?.id ?? "")).length, 2);
  }),
);

Deno.test(
  "VK-09 VK-10 VK-11 files arrive to be shown and played; a video is its preview, its link and the reason",
  withVk(async ({ office, boris }) => {
    await boris.write("смотрите", { attachments: ["mug", "price", "sticker", "voice", "video"] });
    const { id } = await office.firstTicket();
    const files = await until("five stored files", async () => {
      const [message] = await office.messages(id);
      const stored = message?.attachments.filter(({ status }) => status === "stored") ?? [];
      return stored.length === 5 && message ? message.attachments : undefined;
    });
    assert.deepEqual(files.map(({ kind, status, error }) => [kind, status, error?.code]), [
      ["image", "stored", undefined],
      ["file", "stored", undefined],
      ["sticker", "stored", undefined],
      ["audio", "stored", undefined],
      ["video", "unavailable", "unlisted"],
      ["image", "stored", undefined],
    ]);
    assert.equal(files[3]?.contentType, "audio/ogg");
    const [video, preview] = files.slice(4);
    assert.match(video?.pageUrl ?? "", /^https:\/\/vk\.com\/video/);
    assert.equal(preview?.pageUrl, video?.pageUrl);
  }),
);

Deno.test(
  "C-10 an attachment that cannot be shown is named, with the address where it can be seen",
  withVk(async ({ stage, office, connection }) => {
    const { message, ...rest } = vkMessage(777, 1, "Послушайте");
    const strange = {
      ...rest,
      message: { ...message, attachments: [{ type: "podcast", podcast: { id: 1 } }] },
    };
    const hook = vkHook(await secretOf(stage, connection.id), GROUP, "message_new", strange);
    assert.equal(await (await post(stage, connection.webhookUrl, hook)).text(), "ok");
    const [shown] = await office.messages((await office.firstTicket()).id);
    assert.deepEqual([shown?.text, shown?.unknown?.what], ["Послушайте", "podcast"]);
    assert.match(shown?.unknown?.url ?? "", /^https:\/\/vk\.com\/.*777/);
  }),
);

Deno.test(
  "VK-19 the customer's edit changes the message here and is shown as an edit",
  withVk(async ({ office, boris }) => {
    const { ids } = await boris.write("Доставка в Казан?");
    await boris.edit(ids[0] ?? "", "Доставка в Казань?");
    const { id } = await office.firstTicket();
    const [message] = await office.messages(id);
    assert.equal(message?.text, "Доставка в Казань?");
    assert.ok(message?.editedAt);
  }),
);

Deno.test(
  "C-11 VK-20 an answer written in VK itself appears once, as native, with its administrator",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Здравствуйте");
    const admin = stage.sandbox.vk.admin({ id: 9_001, firstName: "Вера", lastName: "Ким" });
    await stage.pass(1_000);
    stage.sandbox.faults.set({ platform: "vk", method: "message_reply", kind: "duplicate", times: 1 });
    await admin.reply({ id: boris.id }, "Отвечаю из приложения");
    const { id, waitingSince } = await office.firstTicket();
    const [, native, ...more] = await office.messages(id);
    assert.equal(more.length, 0);
    assert.deepEqual([native?.author.type, native?.author.id, native?.direction, native?.status], [
      "native",
      "9001",
      "out",
      "sent",
    ]);
    assert.equal(native?.text, "Отвечаю из приложения");
    assert.equal(waitingSince, undefined);
  }),
);

Deno.test(
  "C-06 VK-15 the card is filled from VK, refreshed after 30 days, and never overwritten",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the filled card", async () => {
      const view = await office.contact(contact.id);
      return view.city && view.avatarUrl ? view : undefined;
    });
    assert.deepEqual([card.name, card.city, card.country, card.phone, card.site], [
      "Борис Ли",
      "Казань",
      "Россия",
      "+7 921 555-01-42",
      "https://boris.example/",
    ]);
    assert.equal(card.identities?.[0]?.profileUrl, "https://vk.com/boris_li");
    await office.changeContact(contact.id, { city: "Пермь", site: null });
    const looks = () => stage.sandbox.calls.filter(({ method }) => method === "users.get").length;
    const before = looks();
    await stage.pass(29 * DAY_MS);
    assert.equal(looks(), before);
    await stage.pass(2 * DAY_MS);
    const after = await until("the refreshed card", async () => {
      const view = await office.contact(contact.id);
      return view.site ? view : undefined;
    });
    assert.deepEqual([after.city, after.site, looks()], ["Пермь", "https://boris.example/", before + 1]);
  }),
);

Deno.test(
  "VK-03 the community cannot write first: allow and deny are remembered and shown",
  withVk(async ({ stage, office, boris }) => {
    await boris.allow();
    assert.deepEqual(await office.tickets(), []);
    await boris.write("Здравствуйте");
    const { id } = await office.firstTicket();
    await boris.deny();
    const denied = await office.ticket(id);
    assert.deepEqual([denied.composer.canReply, denied.composer.closed?.code], [false, "cannot_write_first"]);
    assert.equal(denied.composer.closed?.params?.reason, "denied");
    assert.equal((await office.contact(denied.contact.id)).identities?.[0]?.reachable, false);
    await assert.rejects(office.reply(id, { text: "Ответ" }), { code: "cannot_write_first" });
    await boris.allow();
    const { id: answer } = await office.reply(id, { text: "Ответ" });
    await office.settled(answer, "sent");
    assert.equal(stage.sandbox.vk.sent.length, 1);
  }),
);
