import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { listHours } from "@/lib/sla/hours_book.ts";
import { listPolicies } from "@/lib/sla/policy_book.ts";
import { startServer, type TestMember, type TestServer } from "../../server.ts";
import { led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const NEW = "/settings/sla/policies/new";
const POLICY = {
  _action: "policy",
  name: "Обычное",
  hoursId: "new:office",
  "normal-first": "30 мин",
  "normal-next": "1 ч 30 мин",
  "urgent-first": "5",
  "low-first": "нет",
  warning: "minutes:15",
  pausesResolution: "1",
};
const HOURS = {
  _action: "hours",
  name: "Магазин",
  timeZone: "Europe/Moscow",
  mode: "weekly",
  "d1-0-from": "09:00",
  "d1-0-to": "13:00",
  "d1-1-from": "14:00",
  "d1-1-to": "18:00",
  "d5-0-from": "22:00",
  "d5-0-to": "06:00",
  "d5-0-over": "1",
};

const workspaceOf = (as: TestMember) => server.services.workspaces.open(as.workspaceId);

async function withChat() {
  const as = await server.open();
  const workspace = await workspaceOf(as);
  const chat = await connect(server.services, workspace, { platform: "webchat", credentials: {} });
  return { as, workspace, chat };
}

Deno.test("the first policy comes with the usual hours, and is turned on for all channels by one form", async () => {
  const { as, workspace } = await withChat();
  assert.match((await see(server, "/settings/sla", { as })).text, /Сроков пока нет.*Задать первый срок/);
  assert.match((await see(server, NEW, { as })).html, /name="apply"[^>]*checked/);
  const form = { ...POLICY, apply: "1" };
  assert.equal(await led(server, NEW, { as, form }), "/settings/sla?done=slaSaved");
  const [policy] = await listPolicies(workspace);
  assert.deepEqual(policy?.targets, {
    low: { first: null },
    normal: { first: 30, next: 90 },
    urgent: { first: 5 },
  });
  assert.deepEqual([policy?.warning, policy?.pausesResolution], [{ minutes: 15 }, true]);
  const [hours] = await listHours(workspace);
  assert.deepEqual([hours?.id, hours?.weekly.length], [policy?.hoursId, 5]);
  const [chat] = await listConnections(server.services, workspace);
  assert.deepEqual(chat?.settings.sla, { direct: policy?.id, posts: policy?.id });
  const { text } = await see(server, "/settings/sla?done=slaSaved", { as });
  assert.match(text, /Сохранено\. Открытые сроки/);
  assert.match(text, /Первый ответ — 30 мин, следующие — 1 ч 30 мин/);
});

Deno.test("a policy is shown as it was written, changed, and deleted by its name", async () => {
  const { as, workspace } = await withChat();
  await led(server, NEW, { as, form: POLICY });
  const [policy] = await listPolicies(workspace);
  const path = `/settings/sla/policies/${policy?.id}`;
  const { html } = await see(server, path, { as });
  assert.deepEqual(
    ["normal-first", "normal-next", "normal-resolution", "urgent-first", "low-first"].map((id) =>
      valueOf(html, id)?.replaceAll("\u00a0", " ") ?? ""
    ),
    ["30 мин", "1 ч 30 мин", "", "5 мин", "нет"],
  );
  const hoursId = policy?.hoursId ?? "";
  const change = { _action: "policy", name: "Быстрое", hoursId, "normal-first": "10", warning: "" };
  assert.equal(await led(server, path, { as, form: change }), "/settings/sla?done=slaSaved");
  const [changed] = await listPolicies(workspace);
  assert.deepEqual([changed?.targets, changed?.warning, changed?.pausesResolution], [
    { normal: { first: 10 } },
    null,
    false,
  ]);
  const wrong = await see(server, path, { as, form: { _action: "remove", confirm: "Обычное" } });
  assert.match(wrong.text, /Впишите «Быстрое» точно так же/);
  const remove = { _action: "remove", confirm: "Быстрое" };
  assert.equal(await led(server, path, { as, form: remove }), "/settings/sla?done=slaRemoved");
  assert.deepEqual(await listPolicies(workspace), []);
});

Deno.test("a bad policy is shown again with what was typed, and leaves no hours behind", async () => {
  const { as, workspace } = await withChat();
  const form = { ...POLICY, name: "", "normal-first": "скоро" };
  const { status, text, html } = await see(server, NEW, { as, form });
  assert.equal(status, 400);
  assert.match(text, /Напишите имя или название/);
  assert.match(text, /Впишите время от минуты до года/);
  assert.deepEqual([valueOf(html, "normal-first"), valueOf(html, "low-first")], ["скоро", "нет"]);
  const none = { _action: "policy", name: "Пустое", hoursId: "new:always" };
  assert.match((await see(server, NEW, { as, form: none })).text, /Впишите хотя бы один срок/);
  const nowhere = { ...POLICY, hoursId: "" };
  assert.match((await see(server, NEW, { as, form: nowhere })).text, /Выберите рабочие часы/);
  assert.deepEqual([await listPolicies(workspace), await listHours(workspace)], [[], []]);
});

Deno.test("business hours with split shifts and a night are kept, and shown row by row", async () => {
  const { as, workspace } = await withChat();
  const to = await led(server, "/settings/sla/hours/new", { as, form: HOURS });
  const [hours] = await listHours(workspace);
  assert.equal(to, `/settings/sla/hours/${hours?.id}?done=hoursSaved`);
  assert.deepEqual(hours?.weekly, [
    { day: 1, from: 540, to: 780 },
    { day: 1, from: 840, to: 1080 },
    { day: 5, from: 1320, to: 1800 },
  ]);
  const { html } = await see(server, `/settings/sla/hours/${hours?.id}`, { as });
  assert.deepEqual(["d1-1-from", "d5-0-to", "d1-2-from", "d2-0-from"].map((id) => valueOf(html, id)), [
    "14:00",
    "06:00",
    "",
    "",
  ]);
  assert.match(html, /name="d5-0-over"[^>]*checked/);
  assert.match(html, /<option[^>]*value="Europe\/Moscow"[^>]*selected/);
  const always = { ...HOURS, mode: "always" };
  await led(server, `/settings/sla/hours/${hours?.id}`, { as, form: always });
  assert.equal((await listHours(workspace))[0]?.weekly.length, 7);
});

Deno.test("bad hours say under each field what is wrong, and keep what was typed", async () => {
  const { as, workspace } = await withChat();
  const form = { ...HOURS, "d1-0-to": "08:00", "d1-1-to": "", timeZone: "Europe/Atlantis", name: "" };
  const { status, text, html } = await see(server, "/settings/sla/hours/new", { as, form });
  assert.equal(status, 400);
  assert.match(text, /Конец раньше начала.*отметьте «до следующего дня»/);
  assert.match(html, /id="d1-0-to-error"/);
  assert.match(html, /id="d1-1-to-error"[^>]*>Впишите время/);
  assert.match(text, /Такого часового пояса нет/);
  assert.deepEqual([valueOf(html, "d1-0-to"), valueOf(html, "d5-0-from")], ["08:00", "22:00"]);
  const empty = { _action: "hours", name: "Никогда", timeZone: "UTC", mode: "weekly" };
  const never = await see(server, "/settings/sla/hours/new", { as, form: empty });
  assert.match(never.text, /Впишите хотя бы один рабочий промежуток/);
  assert.deepEqual(await listHours(workspace), []);
});

Deno.test("what is wrong stands at its interval when an earlier one was emptied, and the days outlive a look at 'always'", async () => {
  const as = await server.open();
  const form = { ...HOURS, "d1-0-from": "", "d1-0-to": "", "d1-1-to": "08:00" };
  const { status, html } = await see(server, "/settings/sla/hours/new", { as, form });
  assert.equal(status, 400);
  assert.equal(valueOf(html, "d1-0-from"), "14:00");
  assert.match(html, /id="d1-0-to-error"/);
  const always = { ...HOURS, mode: "always", name: "" };
  const again = await see(server, "/settings/sla/hours/new", { as, form: always });
  assert.equal(valueOf(again.html, "d1-1-from"), "14:00");
});

Deno.test("days off are added and taken away one by one", async () => {
  const { as, workspace } = await withChat();
  await led(server, "/settings/sla/hours/new", { as, form: HOURS });
  const id = (await listHours(workspace))[0]?.id;
  const path = `/settings/sla/hours/${id}`;
  const add = { _action: "holiday", date: "2027-01-07", holidayName: "Рождество", yearly: "1" };
  await led(server, path, { as, form: add });
  await led(server, path, { as, form: add });
  assert.match((await see(server, path, { as })).text, /7 января Рождество, каждый год/);
  const wrong = await see(server, path, { as, form: { _action: "holiday", date: "2027-02-30" } });
  assert.match(wrong.text, /Такого дня нет в календаре/);
  assert.equal((await listHours(workspace))[0]?.holidays.length, 1);
  await led(server, path, { as, form: { _action: "unholiday", date: "2027-01-07", yearly: "1" } });
  assert.deepEqual((await listHours(workspace))[0]?.holidays, []);
});

Deno.test("C-04 each channel is given its policies in one form", async () => {
  const { as, workspace, chat } = await withChat();
  await led(server, NEW, { as, form: POLICY });
  const [policy] = await listPolicies(workspace);
  const form = {
    _action: "choice",
    [`direct-${chat}`]: policy?.id ?? "",
    [`hours-${chat}`]: policy?.hoursId ?? "",
  };
  assert.equal(await led(server, "/settings/sla", { as, form }), "/settings/sla?done=slaChosen");
  const [connection] = await listConnections(server.services, workspace);
  assert.deepEqual(connection?.settings.sla, { direct: policy?.id, hours: policy?.hoursId });
  const off = { _action: "choice", [`direct-${chat}`]: "", [`hours-${chat}`]: "" };
  await led(server, "/settings/sla", { as, form: off });
  assert.deepEqual((await listConnections(server.services, workspace))[0]?.settings.sla, {});
});

Deno.test("an agent may not see the settings of deadlines, and a stranger finds none of ours", async () => {
  const { as, workspace } = await withChat();
  await led(server, NEW, { as, form: POLICY });
  const [policy] = await listPolicies(workspace);
  const agent = await server.join(as, "agent");
  const stranger = await server.open();
  for (
    const path of ["/settings/sla", NEW, "/settings/sla/hours/new", `/settings/sla/policies/${policy?.id}`]
  ) {
    assert.equal((await see(server, path, { as: agent })).status, 403, path);
  }
  assert.equal((await see(server, NEW, { as: agent, form: POLICY })).status, 403);
  for (const path of [`/settings/sla/policies/${policy?.id}`, `/settings/sla/hours/${policy?.hoursId}`]) {
    assert.equal((await see(server, path, { as: stranger })).status, 404, path);
    const form = { _action: "remove", confirm: "Обычное" };
    assert.equal((await see(server, path, { as: stranger, form })).status, 404, path);
  }
  assert.equal((await listPolicies(workspace)).length, 1);
});
