import assert from "node:assert/strict";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { NewSlackTeam } from "@/lib/sandbox/slack/team.ts";
import { arrived, connectWith, loaded } from "./arrivals.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";
import { until } from "./until.ts";

const KEYS = { botToken: "xoxb-sandbox-token-of-flows", signingSecret: "8f742231b10e8888sandbox-token" };
const TEAM = { ...KEYS, name: "Глина и небо", domain: "glina" } as const;
const ANNA = "U0ANNA0001";

interface Scene {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
  readonly anna: ReturnType<Stage["sandbox"]["slack"]["customer"]>;
}

/** A workspace with Slack's app installed and its address entered, and Анна, a member. */
function withSlack(test: (scene: Scene) => Promise<void>, team: Partial<NewSlackTeam> = {}) {
  return onStage(async (stage) => {
    const { slack } = stage.sandbox;
    slack.addTeam({ ...TEAM, ...team });
    const anna = slack.customer({
      id: ANNA,
      name: "Анна Ким",
      displayName: "anna",
      email: "anna@example.com",
      avatar: "avatar2",
    });
    const office = await stage.open();
    const connection = await connectWith(office, "slack", KEYS);
    assert.equal(await slack.setRequestUrl(connection.webhookUrl), true);
    await test({ stage, office, anna, connection });
  });
}

Deno.test(
  "SL-01 token and secret connect the app, the challenge is answered, and the steps say what to enter",
  withSlack(async ({ stage, office, connection }) => {
    assert.equal((await office.connection(connection.id)).status, "active");
    assert.match(connection.name, /Глина и небо/);
    const address = connection.setup.find(({ key }) => key === "slack.request_url");
    assert.equal(address?.params?.url, connection.webhookUrl);
    const [account] = stage.sandbox.slack.accounts();
    assert.deepEqual(account?.webhooks, [{ url: connection.webhookUrl, status: "verified" }]);
  }),
);

Deno.test(
  "SL-01 a token that Slack does not know, or without rights, leaves nothing behind and says what is missing",
  onStage(async (stage) => {
    const office = await stage.open();
    await assert.rejects(connectWith(office, "slack", KEYS), { code: "connect_failed" });
    stage.sandbox.slack.addTeam({ ...TEAM, scopes: ["chat:write", "im:history"] });
    await assert.rejects(connectWith(office, "slack", KEYS), (error: unknown) => {
      const details = Object(Reflect.get(Object(error), "details"));
      assert.equal(Reflect.get(details, "reason"), "slack.scopes_missing");
      assert.match(String(Reflect.get(details, "scopes")), /files:read/);
      return true;
    });
    assert.deepEqual(await stage.rows(office, "SELECT id FROM connections"), []);
  }),
);

Deno.test(
  "SL-01 a request that is signed six minutes ago is refused",
  withSlack(async ({ stage, office, anna }) => {
    stage.sandbox.slack.skew(-360_000);
    assert.equal((await anna.write("старое")).delivered, false);
    stage.sandbox.slack.skew(0);
    assert.equal((await anna.write("свежее")).delivered, true);
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["свежее"]);
  }),
);

Deno.test(
  "SL-02 C-01 C-02 a conversation with the app is one open ticket in chat, its text as people see it",
  withSlack(async ({ stage, office, anna }) => {
    stage.sandbox.faults.set({ platform: "slack", kind: "duplicate" });
    await anna.write("Здравствуйте, А & <Б>: https://glina.example/?a=1 anna@example.com");
    await anna.write("Есть кто?");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual(
      [ticket?.platform, ticket?.kind, ticket?.section, ticket?.tags],
      ["slack", "direct", "chat", []],
    );
    const messages = await office.messages(ticket?.id ?? "");
    assert.deepEqual(messages.map(({ text }) => text), [
      "Здравствуйте, А & <Б>: https://glina.example/?a=1 anna@example.com",
      "Есть кто?",
    ]);
    await office.close(ticket?.id ?? "");
    await anna.write("И ещё");
    assert.equal((await office.tickets())[0]?.formerTicketId, ticket?.id);
  }),
);

Deno.test(
  "SL-02 an answer goes out once, its echo is no second message; an edit, a preview and a deletion are told apart",
  withSlack(async ({ stage, office, anna }) => {
    const { ids: [ts = ""] } = await anna.write("Хачу кружку https://glina.example");
    const { id: ticket } = await office.firstTicket();
    const { id } = await office.reply(ticket, { text: "Есть <b>три</b> & ещё *одна*" });
    await office.settled(id, "sent");
    await stage.sandbox.idle();
    assert.deepEqual((await office.messages(ticket)).map(({ author }) => author.type), ["contact", "agent"]);
    assert.equal(anna.lines().at(-1)?.text, "Есть <b>три</b> & ещё *одна*");
    await anna.unfurl(ts);
    assert.equal((await office.messages(ticket))[0]?.editedAt, undefined);
    await anna.edit(ts, "Хочу кружку https://glina.example");
    const [edited] = await office.messages(ticket);
    assert.deepEqual(
      [edited?.text, typeof edited?.editedAt],
      ["Хочу кружку https://glina.example", "string"],
    );
    await anna.delete(ts);
    assert.ok((await office.messages(ticket))[0]?.deletedAt);
  }),
);

Deno.test(
  "SL-02 what is said to the app in a channel is a ticket of its thread, once, and is answered in that thread",
  withSlack(async ({ stage, office, anna }) => {
    const { slack } = stage.sandbox;
    const channel = slack.channel({ name: "general" });
    const { ids: [root = ""] } = await anna.writeIn(channel, "когда придёт партия?", { mention: true });
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.equal(ticket?.post?.url, `https://glina.slack.com/archives/${channel}/p${root.replace(".", "")}`);
    const { id } = await office.reply(ticket?.id ?? "", { text: "В четверг" });
    await office.settled(id, "sent");
    await stage.sandbox.idle();
    assert.deepEqual(slack.sent.map(({ to, replyTo }) => [to, replyTo]), [[channel, root]]);
    await anna.writeIn(channel, "Спасибо", { replyTo: root });
    const texts = (await office.messages(ticket?.id ?? "")).map(({ text }) => text);
    assert.deepEqual(texts.slice(1), ["В четверг", "Спасибо"]);
    assert.match(texts[0] ?? "", /когда придёт партия\?$/);
  }),
);

Deno.test(
  "SL-03 SL-04 SL-05 a picture, a document, a voice clip and a video are stored to be seen and played",
  withSlack(async ({ office, anna }) => {
    await anna.write("смотрите", { attachments: ["mug", "price", "voice", "video"] });
    const { id } = await office.firstTicket();
    const files = await arrived(office, id, 4);
    assert.deepEqual(files.map(({ kind, contentType, status }) => [kind, contentType, status]), [
      ["image", "image/jpeg", "stored"],
      ["file", "application/pdf", "stored"],
      ["audio", "audio/ogg", "stored"],
      ["video", "video/mp4", "stored"],
    ]);
    for (const file of files) assert.equal(await loaded(office, file), file.size);
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["смотрите"]);
  }),
);

Deno.test(
  "SL-03 a file of a colleague from another workspace is asked for by its id",
  withSlack(async ({ stage, office }) => {
    const guest = stage.sandbox.slack.customer({ id: "U0GUEST001", name: "Олег", foreign: true });
    await guest.write("наш логотип", { attachments: ["sketch"] });
    const { id } = await office.firstTicket();
    const [file] = await arrived(office, id, 1);
    assert.equal(file?.status, "stored");
  }),
);

Deno.test(
  "SL-03 SL-04 SL-05 files go out with their words above them, and their place is known",
  withSlack(async ({ stage, office, anna }) => {
    await anna.write("Пришлите");
    const { id: ticket } = await office.firstTicket();
    const names = ["mug", "price", "voice", "video"] as const;
    const files = await Promise.all(names.map((name) => office.upload(name)));
    const { id } = await office.reply(ticket, { text: "Вот <всё>", attachments: files.map((one) => one.id) });
    await office.settled(id, "sent");
    await stage.sandbox.idle();
    const { sent } = stage.sandbox.slack;
    assert.deepEqual(sent.map(({ text }) => text).filter(Boolean), ["Вот <всё>"]);
    assert.deepEqual(sent.flatMap(({ attachments }) => attachments.map(({ kind }) => kind)), [
      "photo",
      "document",
      "audio",
      "video",
    ]);
    const [delivery] = await stage.rows(office, "SELECT external_id FROM deliveries");
    assert.equal(delivery?.external_id, `${anna.channel}:${sent[0]?.id}`);
    assert.equal((await office.messages(ticket)).length, 2);
  }),
);

Deno.test(
  "SL-02 an answer to one message goes into its thread, and an answer in a thread quotes",
  withSlack(async ({ stage, office, anna }) => {
    const { ids: [ts = ""] } = await anna.write("Первый вопрос");
    await anna.write("Второй вопрос");
    const { id: ticket } = await office.firstTicket();
    const [first] = await office.messages(ticket);
    const { id } = await office.reply(ticket, { text: "На первый", replyTo: first?.id });
    await office.settled(id, "sent");
    assert.equal(stage.sandbox.slack.sent[0]?.replyTo, ts);
    await stage.pass(1_000);
    await anna.write("Понятно", { replyTo: ts });
    const last = (await office.messages(ticket)).at(-1);
    assert.deepEqual([last?.text, last?.replyTo?.text], ["Понятно", "Первый вопрос"]);
    await office.settled((await office.reply(ticket, { text: "Рады помочь", replyTo: last?.id })).id, "sent");
    assert.equal(stage.sandbox.slack.sent[1]?.replyTo, ts);
    assert.equal((await office.tickets()).length, 1);
  }),
);

Deno.test(
  "SL-08 C-06 the card has the picture, the name, the nickname, the mail and the profile's address",
  withSlack(async ({ office, anna }) => {
    await anna.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the card", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl && view.email ? view : undefined;
    });
    assert.deepEqual([card.name, card.email], ["Анна Ким", "anna@example.com"]);
    assert.deepEqual(card.identities?.map(({ username, profileUrl }) => [username, profileUrl]), [
      ["anna", `https://glina.slack.com/team/${ANNA}`],
    ]);
  }),
);

Deno.test(
  "SL-02 Slack's limit is waited for as long as it says; a member who is gone fails the answer",
  withSlack(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    const method = "chat.postMessage";
    stage.sandbox.faults.set({ platform: "slack", method, kind: "429", retryAfter: 60, times: 1 });
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    await until("the wait", async () => (await office.message(id)).error?.code === "waiting_rate");
    await stage.pass(55_000);
    assert.equal((await office.message(id)).status, "queued");
    await stage.pass(6_000);
    await office.settled(id, "sent");
    anna.deactivate();
    const late = await office.reply(ticket, { text: "Вы ещё здесь?" });
    assert.equal((await office.settled(late.id, "failed")).error?.code, "user");
    assert.equal(stage.sandbox.slack.sent.length, 1);
  }),
);

Deno.test(
  "SL-01 an app that is taken out of the workspace stops the connection",
  withSlack(async ({ stage, office, anna, connection }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    await stage.sandbox.slack.uninstall();
    assert.equal((await office.connection(connection.id)).status, "error");
    await assert.rejects(office.reply(ticket, { text: "Ау" }), { code: "connection_paused" });
  }),
);
