import assert from "node:assert/strict";
import { ACCOUNT, connect, credentials, said, storedFiles, withInstagram } from "./meta_cast.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

Deno.test(
  "IG-01 an account is subscribed under the id that webhooks carry, and its address proves itself",
  onStage(async (stage) => {
    const { instagram } = stage.sandbox;
    instagram.addAccount(ACCOUNT);
    const office = await stage.open();
    const connection = await connect(office, "instagram");
    assert.deepEqual([connection.status, connection.account?.id, connection.account?.username], [
      "active",
      ACCOUNT.id,
      "glina.nebo",
    ]);
    assert.deepEqual(connection.setup.map(({ key, done }) => [key, done]), [
      ["instagram.subscribed", true],
      ["instagram.webhook", false],
      ["instagram.messages_access", true],
    ]);
    assert.equal((await instagram.registerWebhook(connection.webhookUrl)).verified, true);
    assert.equal((await instagram.registerWebhook(connection.webhookUrl, { verifyToken: "x" })).status, 403);
    const anna = instagram.customer({ id: "8800000000000001", firstName: "Анна", username: "anna.kim" });
    await anna.write("привет");
    const { setup } = await office.connection(connection.id);
    assert.equal(setup.find(({ key }) => key === "instagram.webhook")?.done, true);
    await office.disconnect(connection.id);
    await stage.services.worker.idle();
    assert.equal(instagram.accounts()[0]?.webhooks[0]?.status, "not subscribed");
  }),
);

Deno.test(
  "IG-01 a private account, missing rights and closed messages are told to the owner",
  onStage(async (stage) => {
    const { instagram } = stage.sandbox;
    const office = await stage.open();
    const reason = async (token: string) => {
      const given = { ...credentials.instagram, token };
      const error = await connect(office, "instagram", given).then(() => null, (thrown: unknown) => thrown);
      return Reflect.get(Object(Reflect.get(Object(error), "details")), "reason");
    };
    instagram.addAccount({ ...ACCOUNT, id: "1", token: "sandbox-token-personal", type: "PERSONAL" });
    const permissions = ["instagram_business_basic", "instagram_business_manage_messages"];
    instagram.addAccount({ ...ACCOUNT, id: "2", token: "sandbox-token-without-rights", permissions });
    instagram.addAccount({ ...ACCOUNT, messagesOpen: false });
    assert.equal(await reason("sandbox-token-personal"), "instagram.not_professional");
    assert.equal(await reason("sandbox-token-without-rights"), "instagram.rights_missing");
    assert.equal(await reason("sandbox-token-unknown"), "instagram.token_refused");
    const { setup } = await connect(office, "instagram");
    assert.equal(setup.find(({ key }) => key === "instagram.messages_access")?.done, false);
  }),
);

Deno.test(
  "IG-02 C-11 a message lands in the chat; the answer goes out once although its echo has no mark of ours",
  withInstagram(async ({ stage, office, anna }) => {
    await anna.write("есть кружки? 🏺");
    const [ticket] = await office.tickets();
    assert.deepEqual([ticket?.kind, ticket?.section], ["direct", "chat"]);
    const id = ticket?.id ?? "";
    const answer = await office.reply(id, { text: "Есть, три" });
    await office.settled(answer.id, "sent");
    await stage.sandbox.idle();
    assert.deepEqual(await said(office, id), ["contact: есть кружки? 🏺", "agent: Есть, три"]);
    assert.equal(anna.lines().at(-1)?.text, "Есть, три");
    await anna.read();
    await office.settled(answer.id, "read");
    await stage.pass(1_000);
    await stage.sandbox.instagram.admin({ name: "Вера" }).reply(anna, "Из приложения");
    assert.equal((await said(office, id)).at(-1), "native: Из приложения");
  }),
);

Deno.test(
  "IG-02 C-08 a long text goes out in parts of at most 1000 bytes, whole and in order",
  withInstagram(async ({ stage, office, anna }) => {
    await anna.write("расскажите");
    const { id } = await office.firstTicket();
    const text = Array.from({ length: 40 }, (_, index) => `Предложение номер ${index + 1} про глину 👩‍👩‍👧.`)
      .join(" ");
    const answer = await office.reply(id, { text });
    await office.settled(answer.id, "sent");
    const { sent } = stage.sandbox.instagram;
    const bytes = (part: string) => new TextEncoder().encode(part).length;
    assert.ok(sent.length > 2 && sent.every((part) => bytes(part.text) <= 1000));
    assert.equal(sent.map((part) => part.text).join(" "), text);
  }),
);

Deno.test(
  "IG-07 IG-08 IG-09 pictures, sound and film arrive; what Instagram keeps back is named with its address",
  withInstagram(async ({ stage, office, anna }) => {
    const story = await stage.sandbox.instagram.story("vase");
    await anna.write("", { attachments: ["mug", "voice", "video", "sticker"] });
    await anna.replyStory(story, "Какая!");
    await anna.mentionInStory("coffee");
    const { id } = await office.firstTicket();
    const files = await storedFiles(office, id, 5);
    assert.deepEqual(files.map(({ kind, contentType }) => [kind, contentType]), [
      ["image", "image/jpeg"],
      ["audio", "audio/ogg"],
      ["video", "video/mp4"],
      ["image", "image/jpeg"],
      ["image", "image/jpeg"],
    ]);
    const messages = await office.messages(id);
    assert.deepEqual(messages.map(({ text, unknown }) => unknown?.what ?? text), [
      "",
      "",
      "",
      "unsupported",
      "Какая!",
      "",
    ]);
    assert.match(messages[3]?.unknown?.url ?? "", /^https:\/\/www\.instagram\.com\/direct\//);
  }),
);

Deno.test(
  "IG-07 IG-08 IG-09 an answer's files are fetched from our signed address; what Instagram refuses is not offered",
  withInstagram(async ({ stage, office, anna }) => {
    await anna.write("пришлите");
    const { id } = await office.firstTicket();
    const attachments: string[] = [];
    for (const name of ["mug", "video", "price"] as const) attachments.push((await office.upload(name)).id);
    const answer = await office.reply(id, { text: "Вот", attachments });
    await office.settled(answer.id, "sent");
    assert.deepEqual(
      stage.sandbox.instagram.sent.map((one) => one.attachments[0]?.kind ?? one.text),
      ["Вот", "photo", "video", "document"],
    );
    await stage.sandbox.idle();
    assert.equal((await office.messages(id)).length, 2);
    const voice = await office.upload("voice");
    await assert.rejects(office.reply(id, { attachments: [voice.id] }), { code: "attachment_not_supported" });
  }),
);

Deno.test(
  "C-10 an edit changes the message here; what the customer takes back is gone, its picture too",
  withInstagram(async ({ office, anna }) => {
    const { ids: [mid = ""] } = await anna.write("првет");
    await anna.edit(mid, "привет");
    const { ids: [picture = ""] } = await anna.write("", { attachments: ["mug"] });
    const { id } = await office.firstTicket();
    await storedFiles(office, id, 1);
    await anna.unsend(picture);
    const [text, gone] = await office.messages(id);
    assert.deepEqual([text?.text, text?.editedAt !== undefined], ["привет", true]);
    assert.deepEqual([gone?.attachments, gone?.deletedAt !== undefined], [[], true]);
  }),
);

Deno.test(
  "IG-12 the card has avatar, name, nickname and the profile's address",
  withInstagram(async ({ office, anna }) => {
    await anna.write("привет");
    const { contact } = await office.firstTicket();
    const card = await until("the picture", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl ? view : undefined;
    });
    assert.deepEqual(
      [card.name, card.identities?.[0]?.username, card.identities?.[0]?.profileUrl],
      ["Анна Ким", "anna.kim", "https://www.instagram.com/anna.kim/"],
    );
  }),
);

Deno.test(
  "the window: a day by itself, a week with an approved human agent, then closed; a story opens it anew",
  withInstagram(async ({ stage, office, anna }) => {
    await anna.write("привет");
    const { id } = await office.firstTicket();
    await stage.pass(25 * HOUR_MS);
    const late = await office.reply(id, { text: "На следующий день" });
    await office.settled(late.id, "sent");
    await stage.pass(7 * DAY_MS);
    const { composer } = await office.ticket(id);
    assert.equal(composer.closed?.code, "reply_window_closed");
    await assert.rejects(office.reply(id, { text: "Поздно" }), { code: "reply_window_closed" });
    await anna.mentionInStory();
    const thanks = await office.reply(id, { text: "Спасибо за историю" });
    await office.settled(thanks.id, "sent");
  }, { humanAgent: true }),
);

Deno.test(
  "IG-01 the key is renewed in time by the daily look, and the connection goes on with the new one",
  withInstagram(async ({ stage, office, anna }) => {
    await anna.write("привет");
    const { id } = await office.firstTicket();
    const renewals = () => stage.sandbox.calls.filter(({ method }) => method === "refresh_access_token");
    await stage.pass(2 * DAY_MS);
    await until("the renewal", () => renewals().some(({ outcome }) => outcome === "ok"));
    await stage.services.worker.idle();
    stage.sandbox.instagram.revoke(ACCOUNT.token);
    await anna.write("вы тут?");
    const answer = await office.reply(id, { text: "Тут" });
    await office.settled(answer.id, "sent");
  }),
);
