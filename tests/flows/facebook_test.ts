import assert from "node:assert/strict";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { connect, credentials, PAGE, said, storedFiles, withFacebook } from "./meta_cast.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

Deno.test(
  "FB-01 a page is subscribed when it is connected, and its address is taken for the right word alone",
  onStage(async (stage) => {
    const { facebook } = stage.sandbox;
    facebook.addPage(PAGE);
    const office = await stage.open();
    const connection = await connect(office, "facebook");
    assert.deepEqual([connection.status, connection.account?.id, connection.account?.username], [
      "active",
      PAGE.id,
      "glina",
    ]);
    const done = async () =>
      (await office.connection(connection.id)).setup.map(({ key, done }) => [key, done]);
    assert.deepEqual(await done(), [
      ["facebook.subscribed", true],
      ["facebook.webhook", false],
      ["facebook.fields", false],
    ]);
    const wrong = await facebook.registerWebhook(connection.webhookUrl, { verifyToken: "another word" });
    assert.deepEqual(wrong, { verified: false, status: 403 });
    assert.equal((await facebook.registerWebhook(connection.webhookUrl)).verified, true);
    const anna = facebook.customer({ id: "7200000000000001", firstName: "Анна" });
    await anna.write("Здравствуйте");
    assert.ok((await done()).every(([, isDone]) => isDone), "the first event proves the address");
    const trouble = async () =>
      (await office.rest.post<ConnectionView>(`/connections/${connection.id}/check`)).check?.trouble;
    assert.equal(await trouble(), undefined);
    await facebook.registerWebhook(connection.webhookUrl, { fields: ["messages"] });
    assert.equal(await trouble(), "facebook.events_missing");
    await office.disconnect(connection.id);
    await stage.services.worker.idle();
    assert.equal(facebook.accounts()[0]?.webhooks[0]?.status, "not subscribed");
  }),
);

Deno.test(
  "FB-01 a key that lacks rights, or is of another app, is refused by saying so",
  onStage(async (stage) => {
    stage.sandbox.facebook.addPage({ ...PAGE, permissions: ["pages_messaging", "pages_read_engagement"] });
    const office = await stage.open();
    const reasons = async (given: typeof credentials.facebook) => {
      const error = await connect(office, "facebook", given).then(() => null, (thrown: unknown) => thrown);
      const details = Object(Reflect.get(Object(error), "details"));
      return [details.reason, details.field, details.rights];
    };
    assert.deepEqual(await reasons(credentials.facebook), [
      "facebook.rights_missing",
      "pageToken",
      "pages_manage_metadata, pages_read_user_content, pages_manage_engagement",
    ]);
    assert.deepEqual(await reasons({ ...credentials.facebook, appSecret: "sandbox-token-another" }), [
      "facebook.secret_refused",
      "appSecret",
      undefined,
    ]);
    assert.equal(
      (await reasons({ ...credentials.facebook, pageToken: "sandbox-token" }))[0],
      "facebook.token_refused",
    );
  }),
);

Deno.test(
  "FB-02 C-11 a message opens a ticket among the requests; the answer goes out once and its receipts show",
  withFacebook(async ({ stage, office, anna }) => {
    assert.equal((await anna.write("Есть кружки? 🏺")).delivered, true);
    await anna.write("И вазы");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual([ticket?.kind, ticket?.section, ticket?.tags], ["direct", "requests", []]);
    const id = ticket?.id ?? "";
    assert.deepEqual(await said(office, id), ["contact: Есть кружки? 🏺", "contact: И вазы"]);
    anna.leave();
    const answer = await office.reply(id, { text: "Есть, три" });
    await office.settled(answer.id, "sent");
    await stage.sandbox.idle();
    assert.equal(anna.lines().at(-1)?.text, "Есть, три");
    assert.equal((await office.message(answer.id)).status, "sent");
    await anna.comeBack();
    await office.settled(answer.id, "delivered");
    await anna.read();
    await office.settled(answer.id, "read");
    assert.deepEqual(await said(office, id), [
      "contact: Есть кружки? 🏺",
      "contact: И вазы",
      "agent: Есть, три",
    ]);
  }),
);

Deno.test(
  "FB-02 C-08 a text over 1986 characters goes out in parts, whole and in order",
  withFacebook(async ({ stage, office, anna }) => {
    await anna.write("Расскажите подробно");
    const { id } = await office.firstTicket();
    const text = Array.from({ length: 150 }, (_, index) => `Предложение номер ${index + 1} про обжиг.`).join(
      " ",
    );
    const answer = await office.reply(id, { text });
    const message = await office.settled(answer.id, "sent", "delivered");
    const { sent } = stage.sandbox.facebook;
    assert.equal(message.parts, sent.length);
    assert.ok(sent.length > 1 && sent.every((part) => part.text.length <= 1986));
    assert.equal(sent.map((part) => part.text).join(" "), text);
    await stage.sandbox.idle();
    assert.equal((await office.messages(id)).length, 2);
  }),
);

Deno.test(
  "FB-05 FB-06 FB-07 pictures, sound, film, files and stickers arrive to be shown and played",
  withFacebook(async ({ office, anna }) => {
    await anna.write("", {
      attachments: ["mug", "voice", "video", "price", "sticker", { kind: "location" }],
    });
    const { id } = await office.firstTicket();
    const files = await storedFiles(office, id, 6);
    assert.deepEqual(files.map(({ kind, contentType }) => [kind, contentType]), [
      ["image", "image/jpeg"],
      ["audio", "audio/ogg"],
      ["video", "video/mp4"],
      ["file", "application/pdf"],
      ["sticker", "image/webp"],
      ["location", ""],
    ]);
    assert.equal(files[5]?.latitude, 59.9311);
    assert.equal(files[3]?.name, "price.pdf");
  }),
);

Deno.test(
  "FB-05 FB-06 FB-07 an answer's files reach the customer as what they are, the text before them",
  withFacebook(async ({ stage, office, anna }) => {
    await anna.write("Пришлите");
    const { id } = await office.firstTicket();
    const names = ["mug", "voice", "video", "price"] as const;
    const attachments: string[] = [];
    for (const name of names) attachments.push((await office.upload(name)).id);
    const answer = await office.reply(id, { text: "Вот", attachments });
    await office.settled(answer.id, "sent", "delivered");
    assert.deepEqual(
      stage.sandbox.facebook.sent.map((one) => one.attachments[0]?.kind ?? one.text),
      ["Вот", "photo", "audio", "video", "document"],
    );
    await stage.sandbox.idle();
    assert.equal(
      (await office.messages(id)).length,
      2,
      "the echoes of the files are no messages of their own",
    );
  }),
);

Deno.test(
  "FB-11 C-06 the card has name and picture; a profile that is kept back leaves the name out",
  withFacebook(async ({ stage, office, anna, connection }) => {
    await anna.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the picture", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl ? view : undefined;
    });
    assert.equal(card.name, "Анна Ким");
    const oleg = stage.sandbox.facebook.customer({
      id: "7200000000000002",
      firstName: "Олег",
      phoneOnly: true,
    });
    await oleg.write("Я без профиля");
    await until("the refused look", () => stage.sandbox.calls.some(({ outcome }) => outcome === "100"));
    await stage.services.worker.idle();
    const [ticket] = await office.tickets();
    assert.deepEqual([ticket?.preview, ticket?.contact.name], ["Я без профиля", "Гость"]);
    assert.equal((await office.connection(connection.id)).status, "active");
  }),
);

Deno.test(
  "C-11 an answer in the page's own inbox is shown once, as native; edits and reactions change what is here",
  withFacebook(async ({ stage, office, anna }) => {
    const { ids: [mid = ""] } = await anna.write("Доставка в Казан?");
    await anna.edit(mid, "Доставка в Казань?");
    stage.sandbox.faults.set({ platform: "facebook", method: "message_echoes", kind: "duplicate", times: 1 });
    await stage.pass(1_000);
    await stage.sandbox.facebook.admin({ name: "Вера" }).reply(anna, "Да, два дня");
    await stage.sandbox.idle();
    const { id } = await office.firstTicket();
    assert.deepEqual(await said(office, id), ["contact: Доставка в Казань?", "native: Да, два дня"]);
    await anna.react(anna.lines().at(-1)?.id ?? "", "👍");
    assert.deepEqual((await office.messages(id)).map(({ reaction }) => reaction), [undefined, "👍"]);
  }),
);

Deno.test(
  "an answer whose call was never answered is settled by its echo, and goes out once",
  withFacebook(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const { faults } = stage.sandbox;
    faults.set({ platform: "facebook", method: "messages", kind: "timeout_after_accept", times: 1 });
    const answer = await office.reply(id, { text: "Добрый день" });
    await office.settled(answer.id, "sent", "delivered");
    await stage.sandbox.idle();
    assert.deepEqual(await said(office, id), ["contact: Здравствуйте", "agent: Добрый день"]);
    assert.equal(stage.sandbox.facebook.sent.length, 1);
  }),
);

Deno.test(
  "Meta's limits make an answer wait, a revoked key stops the connection, a blocked page fails one answer",
  withFacebook(async ({ stage, office, anna, connection }) => {
    await anna.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const { faults } = stage.sandbox;
    faults.set({ platform: "facebook", method: "messages", kind: "429", retryAfter: 120, times: 1 });
    const first = await office.reply(id, { text: "раз" });
    await until("the wait", async () => (await office.message(first.id)).error?.code === "waiting_rate");
    await stage.pass(110_000);
    assert.equal(stage.sandbox.facebook.sent.length, 0);
    await stage.pass(20_000);
    await office.settled(first.id, "sent", "delivered");
    await anna.block();
    const second = await office.reply(id, { text: "два" });
    assert.equal((await office.settled(second.id, "failed")).error?.code, "user");
    await anna.block(false);
    stage.sandbox.facebook.revoke(PAGE.token);
    const third = await office.reply(id, { text: "три" });
    assert.equal((await office.settled(third.id, "failed")).error?.code, "token");
    assert.notEqual((await office.connection(connection.id)).status, "active");
  }),
);
