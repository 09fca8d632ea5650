import assert from "node:assert/strict";
import type { RawEventText, RawEventView } from "@/lib/inbox/views/raw_event_view.ts";
import { hasRaw, sweepRaw } from "@/lib/inbox/raw_sweep.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";
import { COMMUNITY, GROUP, withTelegram, withVk } from "./cast.ts";
import { post, secretOf, telegramHook, telegramMessage, vkHook } from "./hook.ts";
import type { Office } from "./office.ts";

interface Page {
  readonly items: readonly RawEventView[];
  readonly nextCursor: string | null;
}

const list = ({ rest }: Office, id: string, query = "") =>
  rest.get<Page>(`/connections/${id}/events?${query}`);
const one = ({ rest }: Office, id: string, event = "") =>
  rest.get<RawEventText>(`/connections/${id}/events/${event}`);
const replay = ({ rest }: Office, id: string, event = "") =>
  rest.post<RawEventText>(`/connections/${id}/events/${event}/replay`);

Deno.test(
  "C-10 of every webhook is told what became of it, newest first, page by page",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const hook = telegramHook(secret, telegramMessage(555, 1, "Здравствуйте"));
    await post(stage, connection.webhookUrl, hook);
    await post(stage, connection.webhookUrl, hook);
    await post(stage, connection.webhookUrl, telegramHook(secret, { time_travel: { to: 1985 } }));
    const { items, nextCursor } = await list(office, connection.id);
    assert.deepEqual(items.map(({ type, fate, items }) => [type, fate, items]), [
      ["time_travel", "unknown", 0],
      ["message", "repeated", 1],
      ["message", "accepted", 1],
    ]);
    assert.equal(nextCursor, null);
    assert.equal(items[2]?.size, new TextEncoder().encode(hook.body).length);
    const first = await list(office, connection.id, "limit=2");
    assert.equal(first.items.length, 2);
    const second = await list(office, connection.id, `limit=2&cursor=${first.nextCursor}`);
    assert.deepEqual([...first.items, ...second.items], items);
    const trouble = await list(office, connection.id, "trouble=1");
    assert.deepEqual(trouble.items, items.slice(0, 1));
  }),
);

Deno.test(
  "C-10 an event is read as it came, without its secrets, large numbers with all their digits",
  withVk(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const { body, headers } = vkHook(secret, GROUP, "market_order_new", {
      token: "чужой",
      photo: { access_key: "abcdef", url: "https://example.com/p.jpg?size=9&sig=deadbeef&c=1" },
      note: `ключ ${COMMUNITY.token} в тексте`,
      random: "LARGE",
    });
    const large = body.replace('"LARGE"', "12345678901234567890");
    await post(stage, connection.webhookUrl, { body: large, headers });
    const [event] = (await list(office, connection.id)).items;
    const text = await one(office, connection.id, event?.id);
    assert.equal(text.type, "market_order_new");
    assert.match(text.body, /^\{\n {2}"type": "market_order_new",\n/);
    assert.match(text.body, /"random": 12345678901234567890\n/);
    for (const hidden of [secret, COMMUNITY.token, "abcdef", "deadbeef", "чужой"]) {
      assert.equal(text.body.includes(hidden), false, hidden);
    }
    assert.match(text.body, /\?size=9&sig=•••&c=1"/);
    assert.match(text.body, /"secret": "•••"/);
  }),
);

Deno.test(
  "C-10 playing an event that was taken changes nothing, however often",
  withTelegram(async ({ stage, office, connection, marina }) => {
    await marina.write("Здравствуйте");
    const everything = async () => ({
      tickets: await office.everyTicket(),
      events: await stage.rows(office, "SELECT * FROM events"),
      raw: await stage.rows(office, "SELECT * FROM raw_events"),
      messages: await stage.rows(office, "SELECT * FROM messages"),
    });
    const [event] = (await list(office, connection.id)).items;
    await stage.services.worker.idle();
    const before = await everything();
    const played = await Promise.all([1, 2, 3].map(() => replay(office, connection.id, event?.id)));
    assert.deepEqual(played.map(({ fate }) => fate), ["accepted", "accepted", "accepted"]);
    assert.deepEqual(await everything(), before);
  }),
);

Deno.test(
  "C-10 an event that could not be written down is kept, and taken when it is played again",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const hook = telegramHook(secret, telegramMessage(555, 7, "Не потеряйте меня"));
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    await store.query(
      "CREATE TRIGGER broken BEFORE INSERT ON messages BEGIN SELECT raise(ABORT, 'broken'); END",
    );
    stage.expectError("webhook.not_stored");
    for (let i = 0; i < 3; i++) assert.equal((await post(stage, connection.webhookUrl, hook)).status, 500);
    const kept = (await list(office, connection.id, "trouble=1")).items;
    assert.deepEqual(kept.map(({ type, fate, error }) => [type, fate, error]), [
      ["message", "failed", "not_stored"],
    ]);
    assert.deepEqual(await office.tickets(), []);
    const still = await replay(office, connection.id, kept[0]?.id);
    assert.deepEqual([still.fate, still.error], ["failed", "not_stored"]);
    await store.query("DROP TRIGGER broken");
    const taken = await replay(office, connection.id, kept[0]?.id);
    assert.deepEqual([taken.fate, taken.items, taken.error], ["accepted", 1, undefined]);
    assert.ok(taken.replayedAt);
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["Не потеряйте меня"]);
    // The platform's own repeat comes last, and brings nothing new.
    assert.equal((await post(stage, connection.webhookUrl, hook)).status, 200);
    assert.equal((await office.messages(id)).length, 1);
    assert.equal((await list(office, connection.id)).items[0]?.fate, "repeated");
  }),
);

Deno.test(
  "VK-06 C-10 a comment that nobody wanted yet is taken later, when the switch is on",
  withVk(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const photo = { id: 5, from_id: 777, date: 1_790_000_000, text: "Красиво", photo_id: 3 };
    const comment = { ...photo, photo_owner_id: -GROUP };
    await post(stage, connection.webhookUrl, vkHook(secret, GROUP, "photo_comment_new", comment));
    const [event] = (await list(office, connection.id)).items;
    assert.equal(event?.fate, "unknown");
    assert.equal((await replay(office, connection.id, event.id)).fate, "unknown");
    await office.rest.patch(`/connections/${connection.id}`, { settings: { photoComments: true } });
    assert.equal((await replay(office, connection.id, event.id)).fate, "accepted");
    const { kind, preview } = await office.firstTicket();
    assert.deepEqual([kind, preview], ["comment", "Красиво"]);
  }),
);

Deno.test(
  "C-10 an old word that our access was taken away stops nothing when it is played again",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    await post(stage, connection.webhookUrl, telegramHook(secret, { time_travel: {} }));
    const [event] = (await list(office, connection.id)).items;
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    const read = stage.services.channels.telegram;
    assert.ok(read && event);
    const open = await stage.services.connections.find(connection.id);
    assert.ok(open);
    Object.assign(open, {
      channel: { ...read, normalise: () => [{ type: "revoked", reason: "gone", at: 1 }] },
    });
    assert.equal((await replay(office, connection.id, event.id)).fate, "repeated");
    const { rows } = await store.query("SELECT status FROM connections");
    assert.deepEqual(rows.map(({ status }) => status), ["active"]);
  }),
);

Deno.test(
  "C-10 bodies are swept after 30 days, many at once, and those of a channel that is gone too",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    await post(stage, connection.webhookUrl, telegramHook(secret, { time_travel: {} }));
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    await store.query(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1300)
      INSERT INTO raw_events (connection_id, body, items, at, fate)
      SELECT connection_id, '{}', 0, at, 'unknown' FROM raw_events, n WHERE id = 1`,
    );
    const kept = async () => (await stage.rows(office, "SELECT id FROM raw_events")).length;
    await office.disconnect(connection.id);
    await stage.pass(29 * 86_400_000);
    assert.equal(await kept(), 1301);
    await stage.pass(2 * 86_400_000);
    assert.equal(await kept(), 0);
    await stage.pass(2 * 86_400_000);
    assert.deepEqual(await stage.rows(office, "SELECT id FROM jobs WHERE kind = 'daily'"), []);
  }),
);

Deno.test(
  "C-10 an event that is not there, or another channel's, is 404",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    await post(stage, connection.webhookUrl, telegramHook(secret, { time_travel: {} }));
    const [event] = (await list(office, connection.id)).items;
    const other = await office.rest.post<{ id: string }>("/connections", {
      platform: "webchat",
      credentials: {},
    });
    for (const [id, number] of [[other.id, event?.id], [connection.id, "999"], [connection.id, "1e1"]]) {
      await assert.rejects(one(office, id ?? "", number), { status: 404 });
      await assert.rejects(replay(office, id ?? "", number), { status: 404 });
    }
    await assert.rejects(list(office, connection.id, "cursor=nonsense"), { status: 400 });
  }),
);

Deno.test(
  "C-10 looking at events, playing them and sweeping them reads no table from end to end",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    await post(stage, connection.webhookUrl, telegramHook(secret, { time_travel: {} }));
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    const ran = await recordStatements(async () => {
      const { items } = await list(office, connection.id, "limit=1");
      await list(office, connection.id, "trouble=1");
      await one(office, connection.id, items[0]?.id);
      await replay(office, connection.id, items[0]?.id);
      await sweepRaw(store, Date.now());
      await hasRaw(store, connection.id);
    });
    const ours = ran.map(({ sql }) => sql).filter((sql) => /raw_events/.test(sql));
    assert.ok(new Set(ours).size >= 6, String(ours.length));
    assert.deepEqual(await tableScans(store, ours), []);
  }),
);
