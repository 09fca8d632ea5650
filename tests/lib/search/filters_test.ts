import assert from "node:assert/strict";
import { AppError } from "@/lib/errors.ts";
import { openSearchDesk, type SearchDesk } from "./desk.ts";

const DAY = 86_400_000;

/** Ольга wrote by Telegram and was answered, Пётр by VK; Пётр's ticket is Борис's, Ольга's is closed. */
async function busy(): Promise<SearchDesk & { vk: string }> {
  const desk = await openSearchDesk();
  const { cast } = desk;
  const vk = await desk.connect("vk");
  await desk.write("Ольга Ёлкина", "Где заказ?", { sentAt: Date.now() - 10 * DAY });
  await desk.write("Пётр Орлов", "Заказ пришёл", { sentAt: Date.now() - DAY }, vk);
  await desk.write("Ирина", "Заказ отменить", { sentAt: Date.now() - DAY });
  const ticket = async (name: string) => {
    const { items } = await desk.find(`from:"${name}"`, { type: "tickets" });
    assert.ok(items[0]?.type === "ticket", name);
    return items[0].ticket.id;
  };
  const olga = await ticket("Ольга Ёлкина");
  const petr = await ticket("Пётр Орлов");
  await cast.ok(cast.boris, `POST /tickets/${olga}/messages`, { text: "Заказ в пути", private: true });
  await cast.ok(cast.boris, `POST /tickets/${olga}/closure`);
  await cast.ok(cast.boris, `POST /tickets/${petr}/tags`, { name: "срочно" });
  await cast.ok(cast.boris, `PUT /tickets/${petr}/assignment`, { memberId: cast.boris.id });
  return { ...desk, vk };
}

Deno.test("each filter leaves what it says", async () => {
  await using desk = await busy();
  const all = async (q: string) => (await desk.tickets(q)).sort();
  const [olga, petr, irina] = ["Ольга Ёлкина", "Пётр Орлов", "Ирина"];
  assert.deepEqual(await all("заказ"), [irina, olga, petr].sort());
  assert.deepEqual(await all("заказ from:ольга"), [olga]);
  assert.deepEqual(await all("заказ from:елкина"), [olga]);
  assert.deepEqual(await all("заказ from:Борис"), [olga], "a member who wrote");
  assert.deepEqual(await all("заказ from:me"), [olga]);
  assert.deepEqual(await all("заказ from:agent"), [olga]);
  assert.deepEqual(await all("заказ от:клиента"), [irina, olga, petr].sort());
  assert.deepEqual(await all("заказ tag:срочно"), [petr]);
  assert.deepEqual(await all("заказ channel:vk"), [petr]);
  assert.deepEqual(await all("заказ channel:ВКонтакте"), [petr]);
  assert.deepEqual(await all("заказ channel:вк"), [petr]);
  assert.deepEqual(await all("заказ канал:telegram"), [irina, olga].sort());
  assert.deepEqual(await all("заказ is:open"), [irina, petr].sort());
  assert.deepEqual(await all("заказ is:closed"), [olga]);
  assert.deepEqual(await all("заказ is:unassigned"), [irina, olga].sort());
  assert.deepEqual(await all("заказ assignee:me"), [petr]);
  assert.deepEqual(await all("заказ assignee:Борис is:open"), [petr]);
  assert.deepEqual(await all("заказ assignee:none is:open"), [irina]);
  assert.deepEqual(await all("заказ tag:срочно is:closed"), []);
});

Deno.test("a connection is named by its own name too", async () => {
  await using desk = await busy();
  const chat = await desk.cast.ok<{ id: string }>(desk.cast.anna, "POST /connections", {
    platform: "webchat",
    name: "Сайт мастерской",
    credentials: {},
  });
  await desk.write("Вика", "Заказ с сайта", {}, chat.id);
  assert.deepEqual(await desk.tickets('заказ channel:"сайт мастерской"'), ["Вика"]);
  assert.deepEqual(await desk.tickets("заказ channel:мастер"), ["Вика"]);
});

Deno.test("days bound when a message was written: before is outside, after is inside", async () => {
  await using desk = await busy();
  const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
  assert.deepEqual(await desk.tickets(`заказ before:${day(5)}`), ["Ольга Ёлкина"]);
  assert.deepEqual(await desk.tickets(`заказ from:customer after:${day(5)} channel:vk`), ["Пётр Орлов"]);
  assert.deepEqual(await desk.tickets(`заказ after:${day(5)} before:${day(3)}`), []);
  assert.deepEqual(await desk.tickets(`заказ from:ольга after:${day(10)}`), ["Ольга Ёлкина"]);
  assert.deepEqual(await desk.tickets(`заказ from:ольга before:${day(10)}`), []);
});

Deno.test("filters without words list what they leave, the newest first", async () => {
  await using desk = await busy();
  assert.deepEqual(await desk.tickets("tag:срочно"), ["Пётр Орлов"]);
  assert.deepEqual((await desk.tickets("is:open")).sort(), ["Ирина", "Пётр Орлов"]);
  assert.deepEqual(await desk.texts("from:ольга"), ["Где заказ?"]);
});

Deno.test("a filter that names nothing is told by name, with its value", async () => {
  await using desk = await busy();
  const faults: Record<string, string> = {
    "заказ from:": "search_value_missing",
    'заказ tag:""': "search_value_missing",
    "before:завтрак": "search_day_unknown",
    "is:late": "search_state_unknown",
    "channel:голубь": "search_channel_unknown",
    "tag:нетакой": "search_tag_unknown",
    "from:Незнакомец": "search_nobody",
    "assignee:Незнакомец": "search_nobody",
  };
  for (const [q, reason] of Object.entries(faults)) {
    const refusal = await desk.find(q).then(() => null, (error: unknown) => error);
    assert.ok(refusal instanceof AppError, q);
    assert.deepEqual([refusal.code, refusal.details.reason], ["invalid_request", reason], q);
  }
});

Deno.test("a customer who speaks in somebody else's discussion is found by their own name", async () => {
  await using desk = await openSearchDesk();
  const vk = await desk.connect("vk");
  const thread = { kind: "discussion" as const, key: "topic:1" };
  await desk.write("Ольга", "Обсудим заказ", { thread }, vk);
  await desk.write("Пётр", "И мой заказ", { thread }, vk);
  assert.deepEqual(await desk.texts("заказ from:пётр"), ["И мой заказ"]);
  assert.deepEqual(await desk.texts("заказ from:ольга"), ["Обсудим заказ"]);
});
