import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { StorageUnavailable } from "@/db/libsql.ts";
import { dueTimes } from "@/db/schema/control.ts";
import { connections, events, messages, rawEvents } from "@/db/schema/workspace.ts";
import type { Inbound } from "@/lib/channels/channel.ts";
import { AppError } from "@/lib/errors.ts";
import { accept, connection, inboundMessage, NOON, origin, SECOND } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";
import { type Desk, openDesk } from "./desk.ts";

/** So many webhooks, each with one message of a customer of its own. */
const calls = (desk: Desk, count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, index) =>
      desk.hear(
        inboundMessage({ externalId: `c${from + index}`, person: { externalId: `p${from + index}` } }),
      ),
  );

/** How many commits tried to add messages while `work` ran. */
async function messageCommits(work: () => Promise<unknown>): Promise<number> {
  const ran = await recordStatements(work);
  return ran.filter((one) => /^INSERT INTO "messages"/.test(one.sql)).length;
}

Deno.test("webhooks that come together are committed together", async () => {
  await using desk = await openDesk();
  assert.equal(await messageCommits(() => Promise.all(calls(desk, 200))), 1);
  assert.equal((await desk.messages()).length, 200);
  assert.equal(await messageCommits(() => Promise.all(calls(desk, 450, 200))), 3);
  assert.equal((await desk.tickets()).length, 650);
});

Deno.test("webhooks that come during a commit share the next one", async () => {
  await using desk = await openDesk();
  const commits = await messageCommits(async () => {
    const first = calls(desk, 1);
    // The first batch was taken by now, and its commit is not done.
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.all([...first, ...calls(desk, 50, 1)]);
  });
  assert.ok(commits <= 2, `${commits} commits`);
  assert.equal((await desk.messages()).length, 51);
});

Deno.test("a webhook is answered only when its events are durable for everybody", async () => {
  await using desk = await openDesk();
  const other = await desk.it.twin();
  const { store } = await other.workspaces.open(desk.it.id);
  await Promise.all(
    calls(desk, 20).map(async (call, index) => {
      await call;
      const found = await store.db.select().from(messages).where(eq(messages.externalId, `c${index}`));
      assert.equal(found.length, 1);
    }),
  );
});

Deno.test("one broken webhook among many fails alone, and is found in a few commits", async () => {
  await using desk = await openDesk();
  const broken = inboundMessage({ externalId: "broken", sequence: NaN });
  let results: PromiseSettledResult<void>[] = [];
  const commits = await messageCommits(async () => {
    results = await Promise.allSettled([...calls(desk, 60), desk.hear(broken), ...calls(desk, 67, 60)]);
  });
  const failed = results.flatMap((result, index) => result.status === "rejected" ? [index] : []);
  assert.deepEqual(failed, [60]);
  assert.equal((await desk.messages()).length, 127);
  assert.ok(commits <= 16, `${commits} commits`);
  await desk.hear(inboundMessage({ externalId: "broken" }));
  assert.equal((await desk.messages()).length, 128, "it is taken when it comes again in order");
});

Deno.test("a database that cannot take it is StorageUnavailable to all who wait, after one attempt", async () => {
  await using desk = await openDesk();
  await Promise.all(calls(desk, 1));
  const { rows } = await desk.it.store.query("PRAGMA page_count");
  await desk.it.store.query(`PRAGMA max_page_count = ${rows[0]?.page_count}`);
  let results: PromiseSettledResult<void>[] = [];
  const large = "x".repeat(20_000);
  const commits = await messageCommits(async () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => desk.hear(inboundMessage({ externalId: `l${index}`, text: large })),
    );
    results = await Promise.allSettled(many);
  });
  assert.equal(commits, 1);
  for (const result of results) {
    assert.ok(result.status === "rejected" && result.reason instanceof StorageUnavailable);
  }
  assert.equal((await desk.messages()).length, 1);
  await desk.hear(inboundMessage({ externalId: "l0", text: large }));
  assert.equal((await desk.messages()).length, 2, "the platform came again");
});

Deno.test("a webhook of a workspace that is gone is refused, and others are not hurt", async () => {
  await using desk = await openDesk();
  const stray = connection("telegram", "nobody");
  const refused = accept(desk.it, stray, [inboundMessage()]);
  const [well] = calls(desk, 1);
  await assert.rejects(refused, (error) => error instanceof AppError && error.code === "not_found");
  await well;
  assert.equal((await desk.messages()).length, 1);
});

Deno.test("C-10 what came is kept as it came, also when nobody understood it", async () => {
  await using desk = await openDesk();
  const { it, connection: from } = desk;
  const at = origin("telegram");
  const body = `{"update_id":1,"poll":"ё 👍 'quoted'"}`;
  await Promise.all([
    it.ingest.accept({ connection: from, origin: at, inbound: [], raw: body }),
    it.ingest.accept({
      connection: from,
      origin: at,
      inbound: [inboundMessage(), inboundMessage()],
      raw: "{}",
    }),
    it.ingest.accept({ connection: from, origin: at, inbound: [inboundMessage()] }),
  ]);
  const kept = await it.store.db.select().from(rawEvents);
  assert.deepEqual(kept.map((one) => [one.connectionId, one.body, one.items, one.at]), [
    [from.id, body, 0, NOON],
    [from.id, "{}", 2, NOON],
  ]);
  const [row] = await it.store.db.select().from(connections);
  assert.equal(row?.lastInboundAt, NOON);
});

Deno.test("an account whose access was taken away says so, and only that one", async () => {
  await using desk = await openDesk("slack");
  const other = await desk.it.connect("slack");
  await desk.hear({ type: "revoked", reason: "app_uninstalled", at: NOON });
  const rows = await desk.it.store.db.select().from(connections);
  const byId = new Map(rows.map((row) => [row.id, row]));
  assert.deepEqual([byId.get(desk.connection.id)?.status, byId.get(desk.connection.id)?.error], [
    "error",
    { code: "revoked", params: { reason: "app_uninstalled" } },
  ]);
  assert.equal(byId.get(other.id)?.status, "active");
  const told = await desk.it.store.db.select().from(events);
  assert.deepEqual(told.map((one) => one.kind), ["connection.updated"]);
});

Deno.test("who listens hears of a message at once, and the worker of its files", async () => {
  await using desk = await openDesk();
  const heard = Promise.withResolvers<number>();
  const nudged = Promise.withResolvers<string>();
  await desk.it.live.subscribe(desk.it.id, 0, (batch) => heard.resolve(batch.length));
  void desk.it.queue.listen((workspaceId) => {
    nudged.resolve(workspaceId);
    return Promise.resolve();
  });
  await desk.hear(inboundMessage({ attachments: [{ kind: "image", url: "https://example.com/a.jpg" }] }));
  assert.equal(await within("the events to be heard", heard.promise), 2);
  assert.equal(await within("the nudge", nudged.promise), desk.it.id);
  const due = await desk.it.control.db.select().from(dueTimes);
  assert.deepEqual(due, [{ workspaceId: desk.it.id, at: NOON }]);
});

Deno.test("nothing that the ingest asks reads a table from end to end", async () => {
  await using desk = await openDesk("vk");
  const thread = { kind: "direct", key: "500" } as const;
  const file = { kind: "image", url: "https://example.com/a.jpg" } as const;
  const person = { externalId: "500", name: "Анна" };
  await desk.hear(inboundMessage({ externalId: "0" }));
  await desk.answer((await desk.ticket()).id, { status: "sent", externalId: "o1", randomId: 7 });
  const everything: Inbound[] = [
    inboundMessage({ externalId: "1", album: "a", attachments: [file] }),
    inboundMessage({ externalId: "2", album: "a", attachments: [file] }),
    inboundMessage({ externalId: "3", from: "ours", thread, echoOf: "random:7" }),
    inboundMessage({ externalId: "4", from: "ours", thread, echoOf: "some id" }),
    inboundMessage({
      thread: { kind: "comment", key: "p:500", post: { externalId: "p", url: "u", imageUrl: "i" } },
    }),
    { type: "edit", externalId: "0", text: "?", at: NOON + SECOND },
    { type: "deletion", externalId: "unknown", at: NOON },
    { type: "reaction", externalId: "1", person, emoji: "👍", at: NOON },
    { type: "receipt", status: "delivered", externalIds: ["o1"], at: NOON },
    { type: "receipt", status: "read", upTo: { threadKey: "500", at: NOON }, at: NOON },
    { type: "reach", person, allowed: false, at: NOON },
    { type: "rename", from: "500", to: "501", at: NOON },
    { type: "revoked", reason: "why", at: NOON },
  ];
  const ran = await recordStatements(() =>
    Promise.all([desk.hear(...everything), desk.hearEach(...everything)])
  );
  assert.ok(new Set(ran.map((one) => one.sql)).size > 25);
  assert.deepEqual(await tableScans(desk.it.store, ran.map((one) => one.sql)), []);
});

Deno.test("the statements of a commit do not grow with what it holds", async () => {
  await using desk = await openDesk();
  await Promise.all(calls(desk, 1));
  const widths = async (count: number, from: number) => {
    const ran = await recordStatements(() => Promise.all(calls(desk, count, from)));
    return ran.map((one) => one.sql);
  };
  assert.deepEqual(await widths(1, 1), await widths(150, 2));
});
