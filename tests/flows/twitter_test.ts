import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { arrived, connectWith, loaded } from "./arrivals.ts";
import { post } from "./hook.ts";
import { onStage } from "./stage.ts";
import { BRAND, KEYS, withTwitter } from "./twitter_cast.ts";
import { until } from "./until.ts";

/** Both families of webhooks, by what the app's settings allow. */
const FAMILIES = [
  ["the X Activity API", { activity: "user" }],
  ["the Account Activity API", {}],
] as const;

for (const [family, settings] of FAMILIES) {
  Deno.test(
    `TW-01 four keys connect the account, its webhook and its events: ${family}`,
    withTwitter(async ({ stage, office, connection, anna }) => {
      assert.deepEqual(
        [connection.status, connection.name, connection.account?.id, connection.account?.username],
        ["active", BRAND.name, BRAND.id, BRAND.username],
      );
      const [account] = stage.sandbox.twitter.accounts();
      assert.deepEqual(account?.webhooks, [{ url: connection.webhookUrl, status: "valid" }]);
      assert.deepEqual(connection.setup.filter(({ done }) => !done), []);
      assert.equal(await stage.sandbox.twitter.recheck(), true);
      await anna.typing();
      assert.equal(
        (await anna.like((await stage.sandbox.twitter.admin().post("Запись")).ids[0] ?? "")).ids.length,
        0,
      );
      assert.deepEqual(await office.tickets(), []);
    }, settings),
  );

  Deno.test(
    `TW-02 C-03 messages of one person are one ticket, «Twitter: Личное», until it is closed: ${family}`,
    withTwitter(async ({ office, anna }) => {
      assert.equal(
        (await anna.write("Здравствуйте! 5 < 7 & https://glina.example.com/a?b=1")).delivered,
        true,
      );
      await anna.write("Есть кто?");
      const [first, ...others] = await office.tickets();
      assert.equal(others.length, 0);
      assert.deepEqual([first?.kind, first?.tags, first?.platform], [
        "direct",
        ["Twitter: Личное"],
        "twitter",
      ]);
      assert.deepEqual(
        (await office.messages(first?.id ?? "")).map(({ text, author }) => [text, author.name]),
        [
          ["Здравствуйте! 5 < 7 & https://glina.example.com/a?b=1", "Анна Ким"],
          ["Есть кто?", "Анна Ким"],
        ],
      );
      await office.close(first?.id ?? "");
      await anna.write("И ещё вопрос");
      const [second] = await office.tickets();
      assert.notEqual(second?.id, first?.id);
      assert.deepEqual([second?.formerTicketId, second?.contact.id], [first?.id, first?.contact.id]);
    }, settings),
  );

  Deno.test(
    `TW-02 C-11 an answer goes out once, its echo is no second message, and being read is shown: ${family}`,
    withTwitter(async ({ stage, office, anna, admin }) => {
      await anna.write("Есть кружки?");
      const { id: ticket } = await office.firstTicket();
      stage.sandbox.faults.set({ platform: "twitter", kind: "duplicate" });
      const { id } = await office.reply(ticket, { text: "Есть: <b>три</b> & ещё одна" });
      await office.settled(id, "sent");
      await stage.sandbox.idle();
      assert.deepEqual((await office.messages(ticket)).map(({ author }) => author.type), [
        "contact",
        "agent",
      ]);
      assert.deepEqual(anna.lines().map(({ text }) => text), ["Есть кружки?", "Есть: <b>три</b> & ещё одна"]);
      await stage.pass(1_000);
      assert.equal((await anna.read()).delivered, true);
      await office.settled(id, "read");
      await stage.pass(1_000);
      await admin.write(anna.id, "Отвечаю из приложения");
      const native = (await office.messages(ticket)).filter(({ author }) => author.type === "native");
      assert.deepEqual(native.map(({ text, direction }) => [text, direction]), [[
        "Отвечаю из приложения",
        "out",
      ]]);
    }, settings),
  );

  Deno.test(
    `TW-03 C-03 a mention has the tag «Twitter:Упоминание», and its answer appears under the post: ${family}`,
    withTwitter(async ({ stage, office, anna, admin }) => {
      const { ids: [post = ""] } = await anna.mention("где мой заказ?", { attachments: ["parcel"] });
      const ticket = await office.firstTicket();
      assert.deepEqual([ticket.kind, ticket.tags, ticket.section], [
        "mention",
        ["Twitter:Упоминание"],
        "requests",
      ]);
      assert.equal(ticket.post?.url, `https://x.com/anna_k/status/${post}`);
      const [question] = await office.messages(ticket.id);
      assert.equal(question?.text, "@glina_nebo где мой заказ?");
      const [picture] = await arrived(office, ticket.id, 1);
      assert.deepEqual([picture?.kind, picture?.status], ["image", "stored"]);
      const { id } = await office.reply(ticket.id, { text: "Уже в пути" });
      await office.settled(id, "sent");
      await stage.sandbox.idle();
      assert.deepEqual(anna.thread(post).map(({ from, text }) => [from, text]), [
        ["customer", "@glina_nebo где мой заказ?"],
        ["business", "Уже в пути"],
      ]);
      assert.equal(stage.sandbox.twitter.sent[0]?.replyTo, post);
      await stage.pass(1_000);
      await admin.reply(post, "Будет завтра");
      const authors = (await office.messages(ticket.id)).map(({ author }) => author.type);
      assert.deepEqual(authors, ["contact", "agent", "native"]);
      assert.equal((await office.tickets()).length, 1);
    }, settings),
  );

  Deno.test(
    `TW-04 a further comment on a post reopens its ticket; an answer to our answer opens a new one: ${family}`,
    withTwitter(async ({ stage, office, anna, admin }) => {
      const { ids: [post = ""] } = await admin.post("Новая партия кружек", ["mug"]);
      await anna.reply(post, "Почём?");
      const first = await office.firstTicket();
      assert.deepEqual([first.kind, first.post?.text], ["comment", "Новая партия кружек"]);
      assert.equal(first.post?.url, `https://x.com/glina_nebo/status/${post}`);
      assert.deepEqual((await office.messages(first.id)).map(({ text }) => text), ["Почём?"]);
      await office.close(first.id);
      await stage.pass(60_000);
      const { ids: [again = ""] } = await anna.reply(post, "@glina_nebo ау, почём?");
      const [reopened, ...others] = await office.tickets();
      assert.deepEqual([reopened?.id, reopened?.status, others.length], [first.id, "open", 0]);
      const { id } = await office.reply(first.id, { text: "По 900 ₽" });
      await office.settled(id, "sent");
      await stage.sandbox.idle();
      const [sent] = stage.sandbox.twitter.sent;
      assert.equal(sent?.replyTo, again);
      await stage.pass(60_000);
      await anna.reply(sent?.id ?? "", "@glina_nebo а с доставкой?");
      const tickets = await office.tickets();
      assert.equal(tickets.length, 2);
      const second = tickets.find((one) => one.id !== first.id);
      assert.deepEqual((await office.messages(second?.id ?? "")).map(({ text }) => text), [
        "@glina_nebo а с доставкой?",
      ]);
      assert.equal(second?.contact.id, first.contact.id);
    }, settings),
  );

  Deno.test(
    `TW-05 TW-07 a picture, a GIF and a video of direct messages are stored: ${family}`,
    withTwitter(async ({ office, anna }) => {
      await anna.write("Смотрите", { attachments: ["cracked", { kind: "animation" }, "video"] });
      const { id } = await office.firstTicket();
      const files = await arrived(office, id, 3);
      assert.deepEqual(files.map(({ kind, status, contentType }) => [kind, status, contentType]), [
        ["image", "stored", "image/jpeg"],
        ["video", "stored", "video/mp4"],
        ["video", "stored", "video/mp4"],
      ]);
      for (const file of files) assert.equal(await loaded(office, file), file.size);
      assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["Смотрите", "", ""]);
    }, settings),
  );
}

Deno.test(
  "TW-01 keys that X does not know, or that may not see messages, leave nothing behind and say what is missing",
  onStage(async (stage) => {
    const { twitter } = stage.sandbox;
    const office = await stage.open();
    await assert.rejects(connectWith(office, "twitter", KEYS), { code: "connect_failed" });
    twitter.addAccount({ ...BRAND, access: "read-write" });
    await assert.rejects(connectWith(office, "twitter", KEYS), (error: unknown) => {
      const details = Object(Reflect.get(Object(error), "details"));
      assert.equal(Reflect.get(details, "reason"), "twitter.rights_missing");
      return true;
    });
    assert.deepEqual(await stage.rows(office, "SELECT id FROM connections"), []);
    assert.deepEqual(twitter.accounts()[0]?.webhooks, []);
  }),
);

Deno.test(
  "TW-01 an event that is not signed with the app's secret is refused, and no stranger has his words signed",
  withTwitter(async ({ stage, office, connection }) => {
    const body = JSON.stringify({ for_user_id: BRAND.id, direct_message_events: [] });
    const signature = createHmac("sha256", "another secret").update(body).digest("base64");
    const headers = { "x-twitter-webhooks-signature": `sha256=${signature}` };
    assert.equal((await post(stage, connection.webhookUrl, { body, headers })).status, 401);
    const asked = await stage.app.request(`${connection.webhookUrl}?crc_token=${encodeURIComponent(body)}`);
    assert.ok(asked.status >= 400, String(asked.status));
    assert.deepEqual(await office.tickets(), []);
  }),
);

Deno.test(
  "TW-03 C-11 an answer that was written and deleted on X is shown as deleted; of customers' deletions X does not tell",
  withTwitter(async ({ office, anna, admin }) => {
    const { ids: [post = ""] } = await anna.mention("где мой заказ?");
    const { ids: [answer = ""] } = await admin.reply(post, "Уже в пути");
    assert.equal((await anna.deletePost(post)).attempts, 0);
    assert.equal((await admin.delete(answer)).delivered, true);
    const { id } = await office.firstTicket();
    const messages = await office.messages(id);
    assert.deepEqual(messages.map(({ author, deletedAt }) => [author.type, typeof deletedAt]), [
      ["contact", "undefined"],
      ["native", "string"],
    ]);
  }),
);

Deno.test(
  "TW-01 disconnecting takes the webhook away",
  withTwitter(async ({ stage, office, connection, anna }) => {
    await office.disconnect(connection.id);
    await until("no webhook", () => stage.sandbox.twitter.accounts()[0]?.webhooks.length === 0);
    assert.equal((await anna.write("Вы здесь?")).attempts, 0);
  }),
);

Deno.test(
  "TW-11 C-06 the card has the picture in full size, the name and the profile's address",
  withTwitter(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the portrait", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl ? view : undefined;
    });
    assert.equal(card.name, "Анна Ким");
    assert.deepEqual(card.identities?.map(({ username, profileUrl }) => [username, profileUrl]), [
      ["anna_k", "https://x.com/anna_k"],
    ]);
    assert.match(card.avatarUrl ?? "", /^\/media\//);
    assert.ok(stage.sandbox.calls.every(({ outcome }) => outcome !== "401"));
  }),
);

Deno.test(
  "TW-04 TW-11 who and what an event speaks of is asked for when it does not say",
  withTwitter(async ({ office, anna, admin }) => {
    const { ids: [post = ""] } = await admin.post("Летние скидки", ["vase"]);
    await anna.reply(post, "До какого числа?");
    const ticket = await until("the ticket's post and person", async () => {
      const [one] = await office.tickets();
      return one?.post?.text && one.contact.name === "Анна Ким" ? one : undefined;
    });
    assert.equal(ticket.post?.text, "Летние скидки");
  }, { activity: "user", bare: true }),
);

Deno.test(
  "C-10 TW-02 an encrypted message is shown as one, with the way to it",
  withTwitter(async ({ office, anna }) => {
    assert.equal((await anna.writeEncrypted("тайна")).delivered, true);
    const ticket = await office.firstTicket();
    const [message] = await office.messages(ticket.id);
    assert.deepEqual([message?.text, message?.unknown?.what], ["", "encrypted"]);
    assert.match(message?.unknown?.url ?? "", /^https:\/\/x\.com\/messages/);
    assert.deepEqual(ticket.tags, ["Twitter: Личное"]);
  }, { activity: "user" }),
);

Deno.test(
  "TW-03 an edited mention changes its message",
  withTwitter(async ({ office, anna }) => {
    const { ids: [post = ""] } = await anna.mention("где мой закас?");
    await anna.edit(post, "@glina_nebo где мой заказ?");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    const messages = await office.messages(ticket?.id ?? "");
    assert.deepEqual(messages.map(({ text }) => text), ["@glina_nebo где мой заказ?"]);
    assert.ok(messages[0]?.editedAt);
  }, { activity: "user" }),
);

Deno.test(
  "TW-01 taking the app's permission back stops the connection and tells its owner",
  withTwitter(async ({ stage, office, connection, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    await stage.sandbox.twitter.revoke();
    const after = await until("the stop", async () => {
      const view = await office.connection(connection.id);
      return view.status === "error" ? view : undefined;
    });
    assert.equal(after.error?.code, "revoked");
    await assert.rejects(office.reply(ticket, { text: "Ау" }), { code: "connection_paused" });
  }),
);
