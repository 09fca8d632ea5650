import assert from "node:assert/strict";
import { csiSettings } from "@/lib/csi/settings.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { startServer, type TestServer } from "../../server.ts";
import { asked, withChat } from "./csi_desk.ts";
import { led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const HERE = "/settings/csi";
const FORM = {
  _action: "settings",
  enabled: "1",
  scale: "five",
  "question-ru": "Ну как?",
  "question-en": "",
  "thanks-ru": "",
  "thanks-en": "",
  delayMinutes: "0",
  answerDays: "3",
  quietDays: "30",
  bad: "2",
  alerts: "1",
};

Deno.test("the settings are saved, shown again, and previewed as each platform shows them", async () => {
  const { as, workspace } = await withChat(server);
  const before = await see(server, HERE, { as });
  assert.equal(before.status, 200);
  assert.doesNotMatch(before.html, /name="enabled"[^>]*checked/);
  assert.match(before.text, /Так это увидит клиент/);
  assert.match(before.text, /1 😞.*5 😀/);
  assert.equal(await led(server, HERE, { as, form: FORM }), `${HERE}?done=csiSaved`);
  const saved = await csiSettings(workspace);
  assert.deepEqual([saved.enabled, saved.question, saved.reopens], [true, { ru: "Ну как?" }, false]);
  const { html, text } = await see(server, HERE, { as });
  assert.equal(valueOf(html, "question-ru"), "Ну как?");
  assert.match(text, /Ну как\?/);
});

Deno.test("platforms that show the question alike share one preview: buttons, a list, a page and a digit", async () => {
  const { html } = await see(server, HERE, { as: await server.open() });
  const previews = html.match(/<ul class="csi-previews">.*?<\/ul>/s)?.[0].split("<li").slice(1) ?? [];
  assert.equal(previews.length, 3);
  const of = (platform: string) => previews.find((one) => one.includes(platform)) ?? "";
  assert.equal(of("Telegram"), of("Viber"));
  assert.match(of("WhatsApp"), /откроется списком/);
  assert.match(of("Twitter"), /\/csi\/…/);
});

Deno.test("bad settings come back with what was typed and why", async () => {
  const { as, workspace } = await withChat(server);
  const form = { ...FORM, "question-ru": "Как вам, {{contact.shoe}}?", answerDays: "99" };
  const { status, html, text } = await see(server, HERE, { as, form });
  assert.equal(status, 400);
  assert.equal(valueOf(html, "question-ru"), "Как вам, {{contact.shoe}}?");
  assert.match(text, /contact\.shoe/);
  assert.match(html, /aria-invalid="true"/);
  assert.equal((await csiSettings(workspace)).enabled, false);
});

Deno.test("each channel may do it in its own way", async () => {
  const { as, workspace, chat } = await withChat(server);
  const form = {
    _action: "channels",
    [`enabled-${chat}`]: "off",
    [`language-${chat}`]: "en",
    [`delayMinutes-${chat}`]: "60",
    [`question-ru-${chat}`]: "Понравилось?",
    [`question-en-${chat}`]: "",
  };
  assert.equal(await led(server, HERE, { as, form }), `${HERE}?done=csiSaved`);
  const [connection] = await listConnections(server.services, workspace);
  assert.deepEqual(connection?.settings.csi, {
    enabled: false,
    language: "en",
    delayMinutes: 60,
    question: { ru: "Понравилось?" },
  });
  const refused = await see(server, HERE, { as, form: { ...form, [`question-ru-${chat}`]: "{{" } });
  assert.equal(refused.status, 400);
  assert.equal(valueOf(refused.html, `question-ru-${chat}`), "{{");
});

Deno.test("an agent sees the results and not the settings; who is not logged in sees neither", async () => {
  const { as } = await withChat(server);
  const agent = await server.join(as, "agent");
  assert.equal((await see(server, HERE, { as: agent })).status, 403);
  assert.equal((await see(server, HERE, { as: agent, form: FORM })).status, 403);
  const report = await see(server, "/reports/csi", { as: agent });
  assert.equal(report.status, 200);
  assert.doesNotMatch(report.html, /href="\/settings\/csi"/);
  const [, offered = ""] = /<select[^>]*name="agent"[^>]*>(.*?)<\/select>/s.exec(report.html) ?? [];
  assert.deepEqual([...offered.matchAll(/value="([^"]+)"/g)].map(([, id]) => id), [agent.userId]);
  assert.equal((await see(server, `/reports/csi?agent=${as.userId}`, { as: agent })).status, 404);
  assert.equal((await see(server, `/reports/csi/export?agent=${as.userId}`, { as: agent })).status, 404);
  for (const path of [HERE, "/reports/csi", "/reports/csi/export"]) {
    const { status, headers } = await see(server, path);
    assert.deepEqual([status, headers.get("location")?.split("?")[0]], [303, "/login"], path);
  }
});

Deno.test("the report counts, lists answers with their tickets, and downloads as a table", async () => {
  const { as, ticket } = await asked(server, {
    state: "answered",
    score: 4,
    scoredAt: Date.now(),
    via: "button",
    comment: "=1+1, «быстро»",
  });
  const { html, text } = await see(server, "/reports/csi", { as });
  assert.match(text, /Средняя оценка.*4/);
  assert.match(text, /1 из 1/);
  assert.match(html, /<svg[^>]*role="img"/);
  assert.ok(html.includes(`/inbox/${ticket.id}`));
  assert.match(text, /=1\+1, «быстро»/);
  const stranger = await server.open("Чужие");
  assert.match((await see(server, "/reports/csi", { as: stranger })).text, /Оценок за это время нет/);
  const table = await server.ask("/reports/csi/export", { as });
  assert.match(table.headers.get("content-disposition") ?? "", /csi-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv/);
  const body = await table.text();
  assert.match(body, /'=Марина,4,"'=1\+1, «быстро»"/);
  const other = await server.ask("/reports/csi/export", { as: stranger });
  assert.doesNotMatch(await other.text(), /Марина/);
  const empty = await see(server, "/reports/csi?from=2020-01-01&to=2020-01-31&platform=nothing", { as });
  assert.deepEqual([empty.status, /Оценок за это время нет/.test(empty.text)], [200, true]);
});
