import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert/strict";
import { updateProfile } from "@/db/accounts.ts";
import { deleteSession } from "@/db/sessions.ts";
import { endedCookie, sessionCookie, tokenFromCookie } from "@/lib/auth/cookie.ts";
import { dropExpiredSessions, logOut, openSession, readSession } from "@/lib/auth/sessions.ts";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import { DAY_MS, makeCast } from "./cast.ts";

const NOW = Date.UTC(2026, 10, 22);

Deno.test("the session cookie is __Host- over https and plain on localhost, never readable by scripts", () => {
  const secure = sessionCookie("https://help.example", "t".repeat(43));
  match(secure, /^__Host-otklik=t{43};/);
  for (const attribute of [/; Secure/, /; HttpOnly/, /; SameSite=Lax/, /; Path=\/(;|$)/]) {
    match(secure, attribute);
  }
  doesNotMatch(secure, /Domain/i);
  const local = sessionCookie("http://localhost:8000", "t".repeat(43));
  match(local, /^otklik=t{43};.*HttpOnly/);
  doesNotMatch(local, /Secure/);
  match(endedCookie("https://help.example"), /^__Host-otklik=; Max-Age=0;.*Path=\/.*Secure/);
});

Deno.test("over https a cookie without the __Host- prefix opens nothing", () => {
  const request = new Request("https://help.example/", { headers: { cookie: `otklik=${"t".repeat(43)}` } });
  strictEqual(tokenFromCookie(request, "https://help.example"), null);
  strictEqual(tokenFromCookie(request, "http://localhost:8000"), "t".repeat(43));
});

Deno.test("readSession() knows who sends a request", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.boris);
  const { key, ...viewer } = session;
  match(key, /^[0-9a-f]{64}$/);
  deepStrictEqual(viewer, {
    user: { id: cast.boris.id, name: "Boris", email: cast.boris.email, locale: "ru" },
    workspaceId: cast.boris.workspaceId,
    role: "agent",
    via: "session",
  });
  strictEqual(await readSession(cast.control, new Request("http://localhost:8000/"), cast.origin), null);
  strictEqual(await cast.read("t".repeat(43)), null);
});

Deno.test("a stolen table opens no session: only the token's hash is kept", async () => {
  await using cast = await makeCast();
  const { token, session } = await cast.enter(cast.anna);
  const { rows } = await cast.control.query("SELECT * FROM sessions");
  strictEqual(JSON.stringify(rows).includes(token), false);
  ok(JSON.stringify(rows).includes(session.key));
  strictEqual(await cast.read(session.key), null);
  strictEqual(await cast.read(session.key.slice(0, 43)), null);
});

Deno.test("a session ends 30 days after its last use", async () => {
  await using cast = await makeCast();
  const { control, anna } = cast;
  const token = await openSession(control, { userId: anna.id, workspaceId: anna.workspaceId }, NOW);
  ok(await cast.read(token, NOW + 29 * DAY_MS));
  ok(await cast.read(token, NOW + 58 * DAY_MS));
  strictEqual(await cast.read(token, NOW + 88 * DAY_MS + 1), null);
});

Deno.test("a session that is not used ends after 30 days, to the ms, even in the cache", async () => {
  await using cast = await makeCast();
  const { control, anna } = cast;
  const token = await openSession(control, { userId: anna.id, workspaceId: anna.workspaceId }, NOW);
  strictEqual(await cast.read(token, NOW + 30 * DAY_MS), null);
  const { rows } = await control.query("SELECT expires_at FROM sessions");
  strictEqual(rows[0]?.expires_at, NOW + 30 * DAY_MS);
});

Deno.test("the end moves at most once a day of use", async () => {
  await using cast = await makeCast();
  const { control, anna } = cast;
  const token = await openSession(control, { userId: anna.id, workspaceId: anna.workspaceId }, NOW);
  const end = async () => (await control.query("SELECT expires_at FROM sessions")).rows[0]?.expires_at;
  await cast.read(token, NOW + DAY_MS / 2);
  strictEqual(await end(), NOW + 30 * DAY_MS);
  await cast.read(token, NOW + 2 * DAY_MS);
  strictEqual(await end(), NOW + 32 * DAY_MS);
});

Deno.test("what another process changes is seen within 5 seconds", async () => {
  await using cast = await makeCast();
  const { token, session } = await cast.enter(cast.anna);
  const { control } = cast;
  const now = Date.now();
  await control.write(() => control.commit([deleteSession(control, session.key)]));
  ok(await cast.read(token, now));
  strictEqual(await cast.read(token, now + 5_000), null);
});

Deno.test("logOut() ends a session at once, and only that one", async () => {
  await using cast = await makeCast();
  const [phone, laptop] = [await cast.enter(cast.anna), await cast.enter(cast.anna)];
  await logOut(cast.control, phone.session);
  strictEqual(await cast.read(phone.token), null);
  strictEqual(await sessionStillValid(cast.control, phone.session), false);
  ok(await cast.read(laptop.token));
});

Deno.test("a session that was being read while it ended is not kept", async () => {
  await using cast = await makeCast();
  const { token, session } = await cast.enter(cast.anna);
  const reading = cast.read(token, Date.now() + 10_000);
  const ending = logOut(cast.control, session);
  await Promise.all([reading, ending]);
  strictEqual(await cast.read(token, Date.now() + 10_000), null);
});

Deno.test("the user agent is kept, cut to 200 code units", async () => {
  await using cast = await makeCast();
  const { control, anna } = cast;
  await openSession(control, {
    userId: anna.id,
    workspaceId: anna.workspaceId,
    userAgent: "x".repeat(5_000),
  });
  const { rows } = await control.query("SELECT length(user_agent) AS units FROM sessions");
  strictEqual(rows[0]?.units, 200);
});

Deno.test("dropExpiredSessions() leaves the live ones", async () => {
  await using cast = await makeCast();
  const { control, anna } = cast;
  await openSession(control, { userId: anna.id, workspaceId: anna.workspaceId }, NOW);
  const token = await openSession(control, { userId: anna.id, workspaceId: anna.workspaceId }, NOW + DAY_MS);
  await dropExpiredSessions(control, NOW + 30 * DAY_MS + 1);
  strictEqual((await control.query("SELECT count(*) AS n FROM sessions")).rows[0]?.n, 1);
  ok(await cast.read(token, NOW + 30 * DAY_MS + 1));
});

Deno.test("two control databases do not share what they remember", async () => {
  await using one = await makeCast();
  await using two = await makeCast();
  const { token } = await one.enter(one.anna);
  strictEqual(await two.read(token), null);
  await one.control.write(() =>
    one.control.commit([updateProfile(one.control, one.anna.id, { name: "Аня" })])
  );
  strictEqual((await one.read(token, Date.now() + 5_000))?.user.name, "Аня");
});
