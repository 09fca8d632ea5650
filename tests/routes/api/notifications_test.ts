import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import { appKeys } from "@/db/schema/control.ts";
import { tellStopped } from "@/lib/notify/connection_job.ts";
import type { NotifySettings } from "@/lib/notify/settings.ts";
import type { NotificationPage } from "@/lib/notify/view.ts";
import { connections, pushSubscriptions } from "@/db/schema/workspace.ts";
import { vapidKeys } from "@/lib/notify/vapid.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

const list = (cast: Cast, who: Person, query = "") =>
  cast.ok<NotificationPage>(who, `GET /notifications${query}`);
const kinds = async (cast: Cast, who: Person) => (await list(cast, who)).items.map(({ kind }) => kind);
const ENDPOINT = "https://push.example.net/send/abc";
const KEYS = {
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
};

Deno.test("whom a note calls and who is given a ticket are told, each by themselves, and read it alone", async () => {
  await using cast = await openCast();
  const { anna, boris, dina, gleb } = cast;
  const ticket = await openTicket(cast, boris, await addChat(cast, anna), "Ольга");
  await cast.ok(boris, `POST /tickets/${ticket.id}/messages`, { text: "@Анна, глянь", private: true });
  await cast.ok(boris, `PUT /tickets/${ticket.id}/assignment`, { memberId: dina.id });
  await cast.ok(boris, `PUT /tickets/${ticket.id}/assignment`, { memberId: boris.id });

  const { items: [mention], unread } = await list(cast, anna);
  deepStrictEqual(
    [unread, mention?.text, mention?.by?.name, mention?.excerpt, mention?.ticket?.contactName],
    [1, "Борис зовёт вас в заметке", "Борис", "@Анна, глянь", "Ольга"],
  );
  strictEqual(mention?.url, `/inbox/${ticket.id}#m-${mention?.messageId}`);
  deepStrictEqual(await kinds(cast, dina), ["ticket.assigned"]);
  deepStrictEqual(await kinds(cast, boris), [], "nobody is told of what they did");
  deepStrictEqual(await kinds(cast, gleb), [], "another workspace's");

  for (const stranger of [dina, gleb]) {
    const { status } = await cast.refused(stranger, `PUT /notifications/${mention?.id}/read`);
    strictEqual(status, 404);
  }
  await cast.ok(anna, `PUT /notifications/${mention?.id}/read`);
  const after = await list(cast, anna);
  deepStrictEqual([after.unread, after.items.length, (await list(cast, anna, "?unread=1")).items.length], [
    0,
    1,
    0,
  ]);
});

Deno.test("a list is read by pages that do not shift, and all of it marked as read at once", async () => {
  await using cast = await openCast();
  const { anna, boris } = cast;
  const ticket = await openTicket(cast, boris, await addChat(cast, anna), "Ольга");
  const call = (n: number) =>
    cast.ok(boris, `POST /tickets/${ticket.id}/messages`, { text: `@Анна ${n}`, private: true });
  for (const n of [1, 2, 3]) await call(n);
  const first = await list(cast, anna, "?limit=2");
  deepStrictEqual([first.items.map(({ excerpt }) => excerpt), first.unread], [["@Анна 3", "@Анна 2"], 3]);
  await call(4);
  const second = await list(cast, anna, `?limit=2&cursor=${first.nextCursor}`);
  deepStrictEqual([second.items.map(({ excerpt }) => excerpt), second.nextCursor], [["@Анна 1"], null]);
  strictEqual((await cast.refused(anna, "GET /notifications?cursor=zzz")).status, 400);
  await cast.ok(anna, "PUT /notifications/read");
  strictEqual((await list(cast, anna)).unread, 0);
});

Deno.test("new tickets without anybody are told to those alone who have asked for it", async () => {
  await using cast = await openCast();
  const { anna, boris, dina } = cast;
  await cast.ok(dina, "PATCH /notification-settings", { causes: { unassigned: { inApp: true } } });
  const ticket = await openTicket(cast, boris, await addChat(cast, anna), "Ольга");
  deepStrictEqual(await kinds(cast, dina), ["ticket.new"]);
  strictEqual((await list(cast, dina)).items[0]?.ticket?.id, ticket.id);
  deepStrictEqual([await kinds(cast, anna), await kinds(cast, boris)], [[], []]);
});

Deno.test("a connection that stopped is told to the owner and the admins, unless it was mended meanwhile", async () => {
  await using cast = await openCast();
  const { anna, vera, boris, services } = cast;
  const chat = await addChat(cast, anna);
  const { id, store } = await services.workspaces.open(anna.workspaceId);
  const stop = () => store.write(() => store.commit([tellStopped(store, chat, services.now())]));
  await stop();
  await services.worker.look(id);
  deepStrictEqual(await kinds(cast, anna), [], "it works");
  await store.write(() => store.commit([store.db.update(connections).set({ status: "error" })]));
  await stop();
  await services.worker.look(id);
  for (const who of [anna, vera]) {
    const { items: [told] } = await list(cast, who);
    deepStrictEqual([told?.kind, told?.connection?.id, told?.url], [
      "connection.stopped",
      chat,
      `/settings/channels/${chat}`,
    ]);
  }
  deepStrictEqual(await kinds(cast, boris), []);
});

Deno.test("everybody has settings of their own; hours that are none are refused and nothing is changed", async () => {
  await using cast = await openCast();
  const { anna, boris } = cast;
  const before = await cast.ok<NotifySettings>(boris, "GET /notification-settings");
  deepStrictEqual([before.causes.unassigned, before.causes.mention, before.quietHours, before.showText], [
    { inApp: false, push: false },
    { inApp: true, push: true },
    null,
    false,
  ]);
  const night = { from: "22:30", to: "07:00", timeZone: "Asia/Yekaterinburg" };
  const changed = await cast.ok<NotifySettings>(boris, "PATCH /notification-settings", {
    causes: { csi: { push: false } },
    quietHours: night,
  });
  deepStrictEqual([changed.causes.csi, changed.quietHours], [{ inApp: true, push: false }, night]);
  for (const bad of [{ from: "24:00" }, { to: "7" }, { timeZone: "Mars/Olympus" }, { to: "22:30" }]) {
    const quietHours = { ...night, ...bad };
    const refused = await cast.refused(boris, "PATCH /notification-settings", { quietHours, showText: true });
    strictEqual(refused.status, 400, JSON.stringify(bad));
  }
  deepStrictEqual(await cast.ok(boris, "GET /notification-settings"), changed);
  deepStrictEqual(await cast.ok(anna, "GET /notification-settings"), before);
});

Deno.test("a device belongs to one member, its address is sealed, and none but https on the internet is taken", async () => {
  await using cast = await openCast();
  const { anna, boris, gleb, services } = cast;
  const device = await cast.ok<{ id: string }>(anna, "POST /push-subscriptions", {
    endpoint: ENDPOINT,
    keys: KEYS,
  });
  const again = await cast.ok<{ id: string }>(anna, "POST /push-subscriptions", {
    endpoint: ENDPOINT,
    keys: KEYS,
  });
  strictEqual(again.id, device.id);
  const { store } = await services.workspaces.open(anna.workspaceId);
  const [row] = await store.db.select().from(pushSubscriptions);
  ok(row && !JSON.stringify(row).includes("push.example.net") && !JSON.stringify(row).includes(KEYS.auth));
  for (const who of [boris, gleb]) {
    for (
      const request of [
        `DELETE /push-subscriptions/${device.id}`,
        `POST /push-subscriptions/${device.id}/test`,
      ]
    ) {
      strictEqual((await cast.refused(who, request)).status, 404, request);
    }
    deepStrictEqual(await cast.ok(who, "GET /push-subscriptions"), { items: [], nextCursor: null });
  }
  const bad = [
    { endpoint: "http://push.example.net/a", keys: KEYS },
    { endpoint: "https://localhost/a", keys: KEYS },
    { endpoint: "https://push.example.net:22/a", keys: KEYS },
    { endpoint: "file:///etc/passwd", keys: KEYS },
    { endpoint: ENDPOINT, keys: { ...KEYS, p256dh: "AAAA" } },
    { endpoint: ENDPOINT, keys: { ...KEYS, p256dh: KEYS.p256dh.replace("BCVx", "BCVy") } },
    { endpoint: ENDPOINT, keys: { ...KEYS, auth: "!" } },
  ];
  for (const body of bad) {
    strictEqual(
      (await cast.refused(anna, "POST /push-subscriptions", body)).status,
      400,
      JSON.stringify(body),
    );
  }
  await cast.ok(anna, `DELETE /push-subscriptions/${device.id}`);
  deepStrictEqual(await cast.ok(anna, "GET /push-subscriptions"), { items: [], nextCursor: null });
});

Deno.test("the key that browsers subscribe with is made once and kept sealed", async () => {
  await using cast = await openCast();
  const { anna, boris, services: { control, secrets } } = cast;
  const { publicKey } = await cast.ok<{ publicKey: string }>(anna, "GET /push-key");
  deepStrictEqual(await cast.ok(boris, "GET /push-key"), { publicKey });
  const { privateKey } = await vapidKeys(control, secrets);
  strictEqual(Uint8Array.fromBase64(publicKey, { alphabet: "base64url" }).length, 65);
  strictEqual(Uint8Array.fromBase64(privateKey, { alphabet: "base64url" }).length, 32);
  const [row] = await control.db.select().from(appKeys);
  ok(row && !row.sealed.includes(privateKey));
  notStrictEqual(publicKey, privateKey);
});
