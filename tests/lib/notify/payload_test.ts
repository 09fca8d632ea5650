import assert from "node:assert/strict";
import { translator } from "@/lib/i18n/catalogue.ts";
import { deviceName } from "@/lib/notify/device_name.ts";
import { payloadOf } from "@/lib/notify/payload.ts";
import type { NotificationView } from "@/lib/notify/view.ts";

const t = translator("ru");
const VIEW: NotificationView = {
  id: "n1",
  kind: "message.received",
  cause: "message",
  text: "Клиент написал в вашем обращении",
  url: "/inbox/t1#m-m1",
  ticket: { id: "t1", number: 7, contactName: "Марина Белова" },
  messageId: "m1",
  excerpt: "Мой адрес: Лесная, 5",
  createdAt: "2026-03-10T10:00:00.000Z",
};

Deno.test("a lock screen shows neither the customer's name nor words unless the member chose that", () => {
  assert.deepEqual(payloadOf(VIEW, "Пекарня", false, t), {
    title: "Пекарня",
    body: "Клиент написал в вашем обращении. Обращение № 7",
    tag: "t1",
    url: "/inbox/t1#m-m1",
  });
  const chosen = payloadOf(VIEW, "Пекарня", true, t);
  assert.equal(chosen.title, "Марина Белова · Обращение № 7");
  assert.equal(chosen.body, "Клиент написал в вашем обращении\nМой адрес: Лесная, 5");
});

Deno.test("a long message is cut between letters, never inside one", () => {
  const { body } = payloadOf({ ...VIEW, excerpt: "🦔".repeat(300) }, "Пекарня", true, t);
  assert.ok(body.isWellFormed());
  assert.match(body, /🦔…$/u);
  assert.ok(Array.from(body).length < 200);
});

Deno.test("a device is named by its browser and system", () => {
  const android =
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";
  const yandex =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 YaBrowser/24.10 Safari/537.36";
  const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  assert.deepEqual([android, yandex, iphone, "", "curl/8"].map(deviceName), [
    "Chrome, Android",
    "Yandex, Windows",
    "Safari, iPhone",
    "?",
    "?",
  ]);
});
