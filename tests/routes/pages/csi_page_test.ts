import assert from "node:assert/strict";
import { settings } from "@/db/schema/workspace.ts";
import { CSI_KEY } from "@/lib/csi/settings.ts";
import { until } from "../../flows/until.ts";
import { startServer, type TestServer } from "../../server.ts";
import { asked } from "./csi_desk.ts";
import { led, see, type Seen } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const DAY_MS = 86_400_000;

const rate = (path: string, score: string) => led(server, path, { form: { _action: "score", score } });
const comment = (path: string, text: string) =>
  see(server, path, { form: { _action: "comment", comment: text } });

/** Nobody may keep or frame it, and no program finds it. */
function assertSecret({ headers, html }: Seen): void {
  assert.match(headers.get("cache-control") ?? "", /no-store/);
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.match(headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
  assert.match(html, /<meta name="robots" content="noindex"/);
}

Deno.test("C-05 one tap answers without a log-in or a script; then there is room for a comment", async () => {
  const { path, score, ticket, workspace } = await asked(server);
  const fresh = await see(server, path);
  assert.equal(fresh.status, 200);
  assertSecret(fresh);
  assert.match(fresh.html, /<html lang="ru"/);
  assert.match(fresh.text, /Глина и небо.*Как мы справились/);
  assert.equal(fresh.html.match(/<button[^>]*name="score"/g)?.length, 5);
  assert.doesNotMatch(fresh.html, /<script/);
  assert.deepEqual(await score(), [null, null, null], "looking answers nothing");
  assert.equal(await rate(path, "2"), path);
  assert.deepEqual(await score(), [2, null, "page"]);
  const after = await see(server, path);
  assert.match(after.text, /Спасибо, что сказали честно.*Ваша оценка: 2\/5.*Что было не так/);
  assert.equal((await comment(path, "  Ждал неделю <b>\n")).status, 303);
  assert.deepEqual(await score(), [2, "Ждал неделю <b>", "page"]);
  const over = await see(server, path);
  assert.match(over.text, /Спасибо, передали команде/);
  assert.doesNotMatch(over.html, /<textarea/);
  const { rows } = await workspace.store.query("SELECT kind FROM ticket_events WHERE ticket_id = ?", [
    ticket.id,
  ]);
  assert.ok(rows.some(({ kind }) => kind === "scored"));
});

Deno.test("the same score again changes nothing, another is kindly told, kept and not counted", async () => {
  const { path, score, workspace } = await asked(server);
  await rate(path, "5");
  assert.equal(await rate(path, "5"), path);
  assert.equal(await rate(path, "1"), `${path}?again=1`);
  assert.match((await see(server, `${path}?again=1`)).text, /первая оценка уже у нас/);
  assert.deepEqual((await score())[0], 5);
  for (let time = 0; time < 30; time++) await rate(path, String(1 + time % 4));
  const { rows } = await workspace.store.query("SELECT fate FROM csi_scores ORDER BY id");
  assert.deepEqual([rows.length, rows[0]?.fate, rows[1]?.fate], [20, "counted", "again"]);
});

Deno.test("what is no score or no comment is refused, and what was typed stays", async () => {
  const { path, score } = await asked(server);
  for (const bad of ["", "0", "6", "4.5", "five", "1e9"]) {
    const { status, text } = await see(server, path, { form: { _action: "score", score: bad } });
    assert.equal(status, 400, bad);
    assert.match(text, /Как мы справились/);
  }
  assert.equal((await see(server, path, { form: { _action: "delete" } })).status, 404);
  assert.deepEqual(await score(), [null, null, null]);
  await comment(path, "До оценки");
  assert.deepEqual(await score(), [null, null, null], "a comment has to have a score");
  await rate(path, "4");
  assert.equal((await comment(path, " \n ")).status, 400);
  const long = "я".repeat(2_001);
  const { status, html } = await comment(path, long);
  assert.equal(status, 400);
  assert.ok(html.includes(long));
  assert.match(html, /aria-invalid="true"/);
  assert.deepEqual(await score(), [4, null, "page"]);
});

Deno.test("after the time the page says so kindly; a day after the score the comment is closed", async () => {
  const { path, score } = await asked(server, { expiresAt: Date.now() - 1 });
  const late = await see(server, path);
  assert.deepEqual([late.status, /Время для оценки вышло/.test(late.text)], [200, true]);
  assert.doesNotMatch(late.html, /name="score"/);
  assert.equal(await rate(path, "5"), path);
  assert.deepEqual(await score(), [null, null, null]);
  const old = await asked(server, {
    state: "answered",
    score: 5,
    scoredAt: Date.now() - DAY_MS - 1,
    via: "page",
  });
  assert.doesNotMatch((await see(server, old.path)).html, /<textarea/);
  await comment(old.path, "Поздно");
  assert.deepEqual(await old.score(), [5, null, "page"]);
});

Deno.test("a forged, foreign or broken address opens nothing, and tells nothing", async () => {
  const mine = await asked(server);
  const other = await asked(server);
  const [workspaceId, ticketId, until, signature] = mine.path.slice("/csi/".length).split(".");
  const theirs = other.path.slice("/csi/".length).split(".");
  for (
    const token of [
      [workspaceId, theirs[1], until, signature],
      [theirs[0], ticketId, until, signature],
      [workspaceId, ticketId, "9999999999999", signature],
      [workspaceId, ticketId, until, "A".repeat(43)],
      ["x"],
    ].map((parts) => parts.join("."))
  ) {
    const seen = await see(server, `/csi/${token}`);
    assert.equal(seen.status, 410);
    assertSecret(seen);
    assert.match(seen.text, /Эта ссылка больше не действует/);
    assert.doesNotMatch(seen.text, /Глина и небо/);
    const posted = await see(server, `/csi/${token}`, { form: { _action: "score", score: "1" } });
    assert.equal(posted.status, 410);
  }
  assert.deepEqual([await mine.score(), await other.score()], [[null, null, null], [null, null, null]]);
});

Deno.test("the page speaks the language of the question, and the other one when it is asked to", async () => {
  const { path, workspace } = await asked(server, { language: "en", scale: "thumbs" });
  const english = await see(server, path, { headers: { "accept-language": "ru" } });
  assert.match(english.html, /<html lang="en"/);
  assert.equal(english.html.match(/<button[^>]*name="score"/g)?.length, 2);
  const russian = await see(server, `${path}?lang=ru`);
  assert.match(russian.text, /Поставьте 👍 или 👎/);
  const form = { _action: "score", score: "5" };
  assert.equal(await led(server, `${path}?lang=ru`, { form }), `${path}?lang=ru`);
  const { rows } = await workspace.store.query("SELECT score FROM csi_surveys");
  assert.equal(rows[0]?.score, 5);
});

Deno.test("a bad score from the page opens the ticket again and alerts, and writes nothing to the customer", async () => {
  const { as, path, workspace } = await asked(server);
  const { store } = workspace;
  const value = { enabled: true, reopens: true, alerts: true };
  await store.write(() =>
    store.commit([
      "UPDATE tickets SET status = 'closed', closed_at = 1",
      store.db.insert(settings).values({ key: CSI_KEY, value }),
    ])
  );
  await rate(path, "1");
  await until("the ticket to open", async () => {
    const { rows } = await store.query("SELECT status FROM tickets");
    return rows[0]?.status === "open";
  });
  await until("the alert", async () => {
    const { rows } = await store.query("SELECT kind, member_id FROM notifications WHERE kind = 'csi.bad'");
    return rows.length === 1 && rows[0]?.member_id === as.userId;
  });
  const { rows } = await store.query("SELECT id FROM messages WHERE direction = 'out'");
  assert.deepEqual(rows, []);
});
