import assert from "node:assert/strict";
import { issueToken, newVisitorId } from "@/lib/chat/token.ts";
import { configure } from "@/lib/inbox/connect.ts";
import { openDesk, ORIGIN } from "../../lib/chat/desk.ts";
import { refusal } from "../../lib/chat/visitor.ts";

const DAY = 86_400_000;

Deno.test("hello gives a token, says whose chat it is, and stores nothing", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const { token, visitor, business, status, locale, expiresAt } = await marina.hello();
  assert.equal(token.split(".")[0], visitor.id);
  assert.deepEqual([business, status, locale], ["Пекарня «Тёплый хлеб»", "active", "ru"]);
  assert.ok(Date.parse(expiresAt) > Date.now() + 179 * DAY);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  const { rows } = await store.query("SELECT count(*) AS n FROM identities");
  assert.equal(rows[0]?.n, 0);
});

Deno.test("a good token is kept, an old one renewed for the same visitor, an expired one starts anew", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const first = await marina.hello();
  assert.equal((await marina.hello()).token, first.token);
  desk.pass(8 * DAY);
  const renewed = await marina.hello();
  assert.notEqual(renewed.token, first.token);
  assert.deepEqual(renewed.visitor, first.visitor);
  desk.pass(181 * DAY);
  assert.deepEqual(await refusal(marina.ask("messages")), [401, "unauthorized"]);
  assert.notEqual((await marina.hello()).visitor.id, first.visitor.id);
});

Deno.test("without a token, with a forged one or one of another chat nothing is shown", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Только для пекарни");
  const other = desk.visitor(await desk.addChat());
  const paths = ["messages", "messages?after=0", "events"];
  const tokens = ["", "x", `${marina.token}x`, marina.token.replace(/.$/, "_"), marina.token];
  for (const token of tokens) {
    other.token = token;
    for (const path of paths) assert.deepEqual(await refusal(other.ask(path)), [401, "unauthorized"], path);
    const body = { id: crypto.randomUUID(), text: "x" };
    assert.deepEqual(await refusal(other.ask("messages", { method: "POST", body })), [401, "unauthorized"]);
    for (const path of ["seen", "delivered", "uploads"]) {
      assert.deepEqual(await refusal(other.ask(path, { method: "POST", body })), [401, "unauthorized"]);
    }
    assert.deepEqual(await refusal(other.ask("visitor", { method: "PUT", body })), [401, "unauthorized"]);
  }
  other.token = marina.token;
  assert.notEqual((await other.hello()).visitor.id, marina.id);
});

Deno.test("a token in the address or in a cookie opens nothing", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const { token } = marina;
  marina.token = "";
  for (const name of ["token", "access_token", "authorization", "session"]) {
    assert.deepEqual(await refusal(marina.ask(`messages?${name}=${token}`)), [401, "unauthorized"]);
  }
  const cookie = `otklik-chat-${desk.connectionId}=${token}`;
  assert.deepEqual(await refusal(marina.ask("messages", { headers: { cookie } })), [401, "unauthorized"]);
});

Deno.test("the cookie of a page without scripts says hello for a page of ours alone", async () => {
  await using desk = await openDesk();
  const visitorId = newVisitorId();
  const { secrets, now } = desk.services;
  const cookie = `otklik-chat-${desk.connectionId}=${await issueToken(
    secrets,
    desk.connectionId,
    visitorId,
    now(),
  )}`;
  const marina = desk.visitor();
  const ask = (headers: Record<string, string>) =>
    marina.ask("session", { method: "POST", headers: { cookie, ...headers } });
  const known = await (await ask({ origin: ORIGIN })).json();
  assert.equal(known.visitor.id, visitorId);
  assert.deepEqual(await refusal(ask({ origin: "https://evil.example" })), [403, "forbidden"]);
  assert.deepEqual(await refusal(ask({ "sec-fetch-site": "cross-site" })), [403, "forbidden"]);
});

Deno.test("an unknown chat, and a connection that is none, are not found", async () => {
  await using desk = await openDesk();
  for (const id of ["nobody-nobody-nobody-0000", "x", "a'b", "я"]) {
    const stranger = desk.visitor(encodeURIComponent(id));
    assert.deepEqual(await refusal(stranger.ask("session", { method: "POST" })), [404, "not_found"], id);
  }
});

Deno.test("a paused chat can be read, says so, and takes nothing new", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("До паузы");
  const workspace = await desk.services.workspaces.open(desk.workspaceId);
  await configure(desk.services, workspace, desk.connectionId, { status: "paused" });
  assert.equal((await marina.hello()).status, "paused");
  assert.equal((await marina.page()).items.length, 1);
  const body = { id: crypto.randomUUID(), text: "Во время паузы" };
  const [status, code] = await refusal(marina.ask("messages", { method: "POST", body }));
  assert.deepEqual([status, code], [422, "connection_paused"]);
  const form = new FormData();
  form.set("file", new File(["x"], "x.txt"));
  const upload = marina.ask("uploads", { method: "POST", body: form });
  assert.deepEqual(await refusal(upload), [422, "connection_paused"]);
});

Deno.test("refusals speak the visitor's language", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const sentence = async (language: string) => {
    const answer = await marina.ask("messages", { headers: { "accept-language": language } });
    return (await answer.json()).error.message;
  };
  assert.match(await sentence("ru"), /Переписка/);
  assert.match(await sentence("en-GB"), /conversation/);
});
