import assert from "node:assert/strict";
import { sessionCookie } from "@/lib/auth/cookie.ts";
import { logOut, openSession, readSession } from "@/lib/auth/sessions.ts";
import { BOT } from "./cast.ts";
import { pushesLeft, told, withDevices } from "./notify_desk.ts";
import { until } from "./until.ts";

const SECOND = 1_000;

Deno.test(
  "a customer who writes in my ticket reaches my device, without a word of theirs",
  withDevices(async (scene) => {
    const { service, subscribe, marina, ticketId, office } = scene;
    const device = await subscribe();
    await marina.write("Мой пароль: тыква");
    const [letter] = await service.letters(device, 1);
    const { items, unread } = await told(scene, 1);
    assert.deepEqual([unread, items[0]?.kind, items[0]?.ticket?.id], [1, "message.received", ticketId]);
    assert.deepEqual(letter?.payload, {
      title: "Глина и небо",
      body: `Клиент написал в вашем обращении. Обращение № ${items[0]?.ticket?.number}`,
      tag: ticketId,
      url: `/inbox/${ticketId}#m-${items[0]?.messageId}`,
    });
    assert.equal(letter?.headers.get("topic"), ticketId);
    await until("nothing is left", async () => (await pushesLeft(scene)).length === 0);
    const { items: devices } = await office.rest.get<{ items: { usedAt?: string }[] }>("/push-subscriptions");
    assert.ok(devices[0]?.usedAt);
  }),
);

Deno.test(
  "the text is on the lock screen once its member wants that, and a newer message takes the older one's place",
  withDevices(async (scene) => {
    const { service, subscribe, marina, office } = scene;
    await office.rest.patch("/notification-settings", { showText: true });
    const device = await subscribe();
    await marina.write("Первое");
    await service.letters(device, 1);
    await marina.write("Второе");
    const [, second] = await service.letters(device, 2);
    assert.match(second?.payload.title ?? "", /^Марина Котова · Обращение № \d+$/);
    assert.equal(second?.payload.body, "Клиент написал в вашем обращении\nВторое");
    assert.deepEqual((await told(scene, 1)).items.map(({ excerpt }) => excerpt), ["Второе"]);
  }),
);

Deno.test(
  "a browser that gave up its subscription is forgotten at once",
  withDevices(async (scene) => {
    const { subscribe, marina, office } = scene;
    const gone = await subscribe({ status: 410 });
    const lost = await subscribe({ status: 404 });
    await marina.write("Ау");
    await until("both are forgotten", async () => {
      const { items } = await office.rest.get<{ items: unknown[] }>("/push-subscriptions");
      return items.length === 0;
    });
    assert.deepEqual([gone.attempts, lost.attempts], [1, 1]);
    assert.deepEqual(await pushesLeft(scene), []);
  }),
);

Deno.test(
  "a service that is busy is asked again after the time that it named, one that is broken a little later",
  withDevices(async (scene) => {
    const { stage, service, subscribe, marina } = scene;
    const busy = await subscribe({ status: 429, headers: { "retry-after": "90" } });
    const broken = await subscribe({ status: 503 });
    await marina.write("Ау");
    await service.letters(broken, 1);
    await until("the busy one waits", async () => (await pushesLeft(scene)).join() === "ready 1");
    await stage.pass(60 * SECOND);
    assert.equal(busy.attempts, 1, "not before its time");
    await stage.pass(31 * SECOND);
    await service.letters(busy, 1);
    assert.deepEqual([busy.attempts, broken.attempts], [2, 2]);
  }),
);

Deno.test(
  "what a service refuses is not tried again, and stays for people to look at",
  withDevices(async (scene) => {
    const { subscribe, marina } = scene;
    const device = await subscribe({ status: 403 });
    await marina.write("Ау");
    await until("it has failed", async () => (await pushesLeft(scene)).join() === "failed 1");
    assert.deepEqual([device.attempts, device.letters.length], [1, 0]);
  }),
);

Deno.test(
  "in quiet hours devices are silent, and the notification is there all the same",
  withDevices(async (scene) => {
    const { service, subscribe, marina, office } = scene;
    const device = await subscribe();
    const hour = new Date().getUTCHours();
    const clock = (at: number) => `${String((at + 24) % 24).padStart(2, "0")}:00`;
    const now = { from: clock(hour - 1), to: clock(hour + 2), timeZone: "UTC" };
    await office.rest.patch("/notification-settings", { quietHours: now });
    await marina.write("Ночью");
    await told(scene, 1);
    await until("the job is done", async () => (await pushesLeft(scene)).length === 0);
    assert.equal(device.attempts, 0);
    await office.rest.patch("/notification-settings", { quietHours: null });
    await marina.write("Утром");
    assert.equal((await service.letters(device, 1)).length, 1);
  }),
);

Deno.test(
  "a cause is told only where its member wants it",
  withDevices(async (scene) => {
    const { service, subscribe, marina, office, stage } = scene;
    const device = await subscribe();
    await office.rest.patch("/notification-settings", { causes: { message: { inApp: false } } });
    await marina.write("Только на телефон");
    await service.letters(device, 1);
    const page = await office.rest.get<{ items: unknown[]; unread: number }>("/notifications");
    assert.deepEqual([page.items, page.unread], [[], 0]);
    await office.rest.patch("/notification-settings", { causes: { message: { push: false } } });
    await marina.write("Никуда");
    await until("it has come", async () => {
      const rows = await stage.rows(office, "SELECT id FROM messages WHERE text = 'Никуда'");
      return rows.length === 1;
    });
    assert.equal((await stage.rows(office, "SELECT id FROM jobs WHERE kind = 'push'")).length, 0);
    assert.equal(device.attempts, 1);
  }),
);

Deno.test(
  "whoever reads the ticket has read what they were told of it",
  withDevices(async (scene) => {
    const { marina, office, ticketId } = scene;
    await marina.write("Ау");
    await told(scene, 1);
    await office.rest.put(`/tickets/${ticketId}/read`);
    const { items, unread } = await office.rest.get<{ items: { readAt?: string }[]; unread: number }>(
      "/notifications",
    );
    assert.deepEqual([unread, items.length], [0, 1]);
    assert.ok(items[0]?.readAt);
  }),
);

Deno.test(
  "a test goes to one device, though everything else is silent",
  withDevices(async (scene) => {
    const { service, subscribe, office } = scene;
    const device = await subscribe();
    const { items: [row] } = await office.rest.get<{ items: { id: string }[] }>("/push-subscriptions");
    await office.rest.post(`/push-subscriptions/${row?.id}/test`);
    const [letter] = await service.letters(device, 1);
    assert.equal(letter?.payload.url, "/settings/notifications");
  }),
);

Deno.test(
  "a browser that was signed out is pushed to no more",
  withDevices(async (scene) => {
    const { service, marina, office, stage } = scene;
    const { control, config } = stage.services;
    const member = { userId: office.ownerId, workspaceId: office.workspaceId };
    const token = await openSession(control, member);
    const cookie = sessionCookie(config.origin, token).split(";")[0] ?? "";
    const device = await service.subscribe();
    const headers = { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" };
    const body = JSON.stringify(device.subscription);
    const taken = await office.rest.door("/api/v1/push-subscriptions", { method: "POST", headers, body });
    assert.equal(Reflect.get(await taken.json(), "current"), true);
    await marina.write("Ау");
    await service.letters(device, 1);
    const request = new Request(config.origin, { headers: { cookie } });
    const session = await readSession(control, request, config.origin);
    assert.ok(session);
    await logOut(control, session);
    await marina.write("Вы тут?");
    await until("it is forgotten", async () => {
      return (await stage.rows(office, "SELECT id FROM push_subscriptions")).length === 0;
    });
    assert.equal(device.attempts, 1);
  }),
);

Deno.test(
  "whoever wrote an answer that failed is told, and the owner of a connection that stopped by it",
  withDevices(async (scene) => {
    const { stage, office, ticketId } = scene;
    stage.sandbox.telegram.revoke(BOT.token);
    const { id } = await office.reply(ticketId, { text: "Добрый день" });
    await office.settled(id, "failed");
    const { items } = await told(scene, 2);
    assert.deepEqual(items.map(({ kind }) => kind).sort(), ["connection.stopped", "message.failed"]);
    assert.equal(items.find(({ kind }) => kind === "message.failed")?.messageId, id);
  }),
);
