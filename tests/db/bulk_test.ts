import assert from "node:assert/strict";
import type { InStatement } from "@libsql/client";
import { and, asc, eq, sql } from "drizzle-orm";
import { anyOf, insertMany, pairIn, updateMany } from "@/db/bulk.ts";
import { isConflict, type Store } from "@/db/libsql.ts";
import { openWorkspace } from "@/db/workspace.ts";
import {
  attachments,
  contacts,
  deliveries,
  identities,
  jobs,
  messages,
  tags,
  tickets,
} from "@/db/schema/workspace.ts";
import { tableScans } from "@/tests/statements.ts";

type TagRow = typeof tags.$inferInsert;

async function workspaceStore(): Promise<AsyncDisposable & { store: Store }> {
  const dir = await Deno.makeTempDir({ prefix: "otklik-bulk-" });
  const store = await openWorkspace(dir, "w");
  return {
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      await Deno.remove(dir, { recursive: true });
    },
  };
}

const contact = (id: string, name = id) => ({ id, name, createdAt: 1, updatedAt: 1 });

const textOf = (statement: InStatement) => typeof statement === "string" ? statement : statement.sql;

const HARD_TEXTS = [
  "",
  `quotes ' " \` and \\ backslashes \\n \\u0041`,
  "new\nlines\r\nand\ttabs",
  "ё, й, 漢字, עברית",
  "👩‍👩‍👧‍👦🇷🇺",
  "\u2028\u2029\u0001\u001f",
  "[1, 2]",
  '{"a": null}',
  "null",
  "00123",
  "1e3",
  "x".repeat(1_000_000),
];

Deno.test("insertMany keeps every text as it is", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  const rows = HARD_TEXTS.map((text, index) => ({ ...contact(`c${index}`, text), note: text }));
  await store.write(() => store.commit(insertMany(contacts, rows)));
  const found = await store.db.select().from(contacts);
  for (const row of rows) {
    const back = found.find((one) => one.id === row.id);
    assert.equal(back?.name, row.name);
    assert.equal(back?.note, row.name);
  }
});

Deno.test("insertMany and updateMany keep numbers, booleans, nulls and JSON as what they are", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  await store.write(() => store.commit(insertMany(contacts, [contact("c")])));
  const identity = { connectionId: "v", contactId: "c", createdAt: 1_768_478_400_123 };
  const rows = [
    { ...identity, id: "yes", externalId: "1", reachable: true, lastInboundAt: 0 },
    { ...identity, id: "no", externalId: "2", reachable: false },
    { ...identity, id: "unknown", externalId: "3", reachable: null },
  ];
  const file = {
    id: "a",
    kind: "location" as const,
    status: "stored" as const,
    latitude: -55.755826,
    longitude: 37,
    error: { code: "expired", params: { what: `"кавычки" 👍` } },
    createdAt: 1,
  };
  await store.write(() =>
    store.commit([...insertMany(identities, rows), ...insertMany(attachments, [file])])
  );
  const found = await store.db.select().from(identities).orderBy(asc(identities.externalId));
  assert.deepEqual(found.map((row) => row.reachable), [true, false, null]);
  assert.deepEqual(found.map((row) => row.lastInboundAt), [0, null, null]);
  assert.deepEqual(found.map((row) => row.createdAt), Array(3).fill(1_768_478_400_123));
  const [place] = await store.db.select().from(attachments);
  assert.deepEqual([place?.latitude, place?.longitude], [-55.755826, 37]);
  assert.deepEqual(place?.error, file.error);

  const changed = rows.map((row) => ({ ...row, reachable: !row.reachable, lastInboundAt: null }));
  const error = { code: "too_large" };
  await store.write(() =>
    store.commit([
      ...updateMany(identities, changed, ["reachable", "lastInboundAt"]),
      ...updateMany(attachments, [{ ...file, error, latitude: 0.1, thumbHash: null }], ["error", "latitude"]),
    ])
  );
  const after = await store.db.select().from(identities).orderBy(asc(identities.externalId));
  assert.deepEqual(after.map((row) => row.reachable), [false, true, true]);
  assert.deepEqual(after.map((row) => row.lastInboundAt), [null, null, null]);
  const [moved] = await store.db.select().from(attachments);
  assert.deepEqual([moved?.error, moved?.latitude, moved?.longitude], [error, 0.1, 37]);
});

Deno.test("what one row of insertMany leaves out gets the column's default, also beside rows that have it", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  const file = { kind: "image", status: "pending", createdAt: 1 } as const;
  await store.write(() =>
    store.commit(
      insertMany(attachments, [{ ...file, id: "a" }, { ...file, id: "b", position: 7, name: "b.png" }]),
    )
  );
  const found = await store.db.select().from(attachments).orderBy(asc(attachments.id));
  assert.deepEqual(found.map((row) => [row.position, row.name]), [[0, null], [7, "b.png"]]);
});

Deno.test("half of a surrogate pair is stored as a replacement character, never as broken bytes", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  await store.write(() =>
    store.commit(insertMany(contacts, [contact("c", "a\ud83d b"), contact("d", "\ude00")]))
  );
  // Reading broken bytes would end the whole process, so the bytes are looked at as numbers first.
  const { rows } = await store.query("SELECT hex(name) AS bytes FROM contacts ORDER BY id");
  assert.deepEqual(rows.map((row) => row.bytes), ["61EFBFBD2062", "EFBFBD"]);
  await store.write(() => store.commit(updateMany(contacts, [contact("c", "\ud83dé")], ["name"])));
  const [changed] = (await store.query("SELECT hex(name) AS bytes FROM contacts ORDER BY id")).rows;
  assert.equal(changed?.bytes, "EFBFBDC3A9");
});

Deno.test("updateMany changes the named columns of the named rows and nothing else", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  const rows = ["a", "b", "c"].map((id) => ({ ...contact(id), city: "Тверь" }));
  await store.write(() => store.commit(insertMany(contacts, rows)));
  const changed = [{ ...contact("a", "Анна"), city: "Псков" }, { ...contact("nobody"), city: "Псков" }];
  const [result] = await store.write(() => store.commit(updateMany(contacts, changed, ["name"])));
  assert.equal(result?.rowsAffected, 1);
  const found = await store.db.select().from(contacts).orderBy(asc(contacts.id));
  assert.deepEqual(found.map((row) => [row.name, row.city]), [["Анна", "Тверь"], ["b", "Тверь"], [
    "c",
    "Тверь",
  ]]);
});

Deno.test("a row that breaks a uniqueness rule fails the commit, or is left out where that was asked", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  const rows: TagRow[] = [{ id: "1", name: "срочно" }, { id: "2", name: "срочно" }, {
    id: "3",
    name: "вопрос",
  }];
  await assert.rejects(store.write(() => store.commit(insertMany(tags, rows))), isConflict);
  assert.equal((await store.db.select().from(tags)).length, 0);
  await store.write(() => store.commit(insertMany(tags, rows, "ignore")));
  assert.deepEqual((await store.db.select().from(tags)).map((tag) => tag.id).sort(), ["1", "3"]);
});

Deno.test("no rows make no statement, and thousands make one", () => {
  assert.deepEqual(insertMany(tags, []), []);
  assert.deepEqual(updateMany(tags, [], ["name"]), []);
  const many = Array.from({ length: 5_000 }, (_, index) => ({ id: `${index}`, name: `${index}` }));
  assert.equal(insertMany(tags, many).length, 1);
  assert.deepEqual(
    insertMany(tags, many).map(textOf),
    insertMany(tags, many.slice(0, 1)).map(textOf),
    "the text does not depend on the rows",
  );
});

Deno.test("pairIn and anyOf find exactly the rows that were named", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  await store.write(() =>
    store.commit([
      ...insertMany(contacts, [contact("c")]),
      ...insertMany(
        identities,
        [["v", "1"], ["v", "2"], ["t", "1"], ["t", "ё\"'"]].map(([connectionId = "", externalId = ""]) => ({
          id: `${connectionId}${externalId}`,
          connectionId,
          externalId,
          contactId: "c",
          createdAt: 1,
        })),
      ),
    ])
  );
  const { db } = store;
  const found = async (pairs: [string, string][]) =>
    (await db.select().from(identities).where(pairIn(identities.connectionId, identities.externalId, pairs)))
      .map((row) => row.id).sort();
  assert.deepEqual(await found([["v", "1"], ["t", "ё\"'"], ["v", "9"]]), ["t" + "ё\"'", "v1"]);
  assert.deepEqual(await found([]), []);
  const named = await db.select().from(identities).where(anyOf(identities.id, new Set(["v2", "t1", "?"])));
  assert.deepEqual(named.map((row) => row.id).sort(), ["t1", "v2"]);
  assert.deepEqual(await db.select().from(identities).where(anyOf(identities.id, [])), []);
});

Deno.test("look-ups by pairs and by lists go through an index and scan no table", async () => {
  await using it = await workspaceStore();
  const { store } = it;
  const { db } = store;
  const pairs: [string, string][] = [["v", "1"], ["t", "2"]];
  const queries = [
    db.select().from(messages).where(pairIn(messages.connectionId, messages.externalId, pairs)),
    db.select().from(identities).innerJoin(contacts, eq(contacts.id, identities.contactId))
      .where(pairIn(identities.connectionId, identities.externalId, pairs)),
    db.select().from(tickets).where(pairIn(tickets.connectionId, tickets.threadKey, pairs)),
    db.select().from(deliveries).where(pairIn(deliveries.connectionId, deliveries.randomId, [["v", 5]])),
    db.select().from(messages)
      .where(and(sql`album IS NOT NULL`, pairIn(messages.connectionId, messages.album, pairs))),
    db.select().from(tags).where(anyOf(tags.name, ["a", "b"])),
    db.select().from(deliveries).where(anyOf(deliveries.messageId, ["a"])),
    db.select().from(deliveries)
      .where(and(anyOf(deliveries.ticketId, ["a"]), sql`status IN ('sent', 'delivered')`)),
  ];
  assert.deepEqual(await tableScans(store, queries.map((query) => query.toSQL().sql)), []);
});

Deno.test("updateMany finds its rows by their key, in every table that is changed in bulk", async () => {
  await using it = await workspaceStore();
  const statements = [
    ...updateMany(contacts, [contact("c")], ["name"]),
    ...updateMany(tickets, [{ id: "t" }], ["status", "preview"]),
    ...updateMany(messages, [{ id: "m" }], ["text"]),
    ...updateMany(jobs, [{ id: "j" }], ["state"]),
  ];
  assert.deepEqual(await tableScans(it.store, statements.map(textOf)), []);
});

Deno.test("a look-up without an index is noticed", async () => {
  await using it = await workspaceStore();
  const { db } = it.store;
  const byName = db.select().from(contacts).where(anyOf(contacts.name, ["Анна"])).toSQL().sql;
  const found = await tableScans(it.store, [byName]);
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", /^SCAN contacts/);
});
