import assert from "node:assert/strict";
import { createClient } from "@libsql/client";
import { eq, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { isConflict, StorageUnavailable, Store } from "@/db/libsql.ts";

const things = sqliteTable("things", { id: text().primaryKey(), size: integer().notNull() });

interface Box extends AsyncDisposable {
  readonly url: string;
  readonly store: Store;
  /** Another process's store on the same file. */
  other(): Promise<Store>;
}

async function box(): Promise<Box> {
  const dir = await Deno.makeTempDir({ prefix: "otklik-store-" });
  const url = `file:${dir}/box.db`;
  const store = await Store.open(url);
  const opened = [store];
  await store.write(() =>
    store.commit(["CREATE TABLE things (id text PRIMARY KEY NOT NULL, size integer NOT NULL)"])
  );
  return {
    url,
    store,
    async other() {
      const one = await Store.open(url);
      opened.push(one);
      return one;
    },
    async [Symbol.asyncDispose]() {
      for (const one of opened) await one.close();
      await Deno.remove(dir, { recursive: true });
    },
  };
}

const put = (store: Store, id: string, size = 1) => store.db.insert(things).values({ id, size });

async function ids(store: Store): Promise<string[]> {
  return (await store.db.select({ id: things.id }).from(things).orderBy(things.id)).map((row) => row.id);
}

Deno.test({
  name: "a store that is closed leaves nothing open",
  sanitizeOps: true,
  sanitizeResources: true,
  async fn() {
    await using it = await box();
    await it.store.write(() => it.store.commit([put(it.store, "a")]));
    assert.deepEqual(await ids(it.store), ["a"]);
  },
});

Deno.test("writers run one after another in the order in which they asked", async () => {
  await using it = await box();
  const steps: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const writers = gates.map((gate, index) =>
    it.store.write(async () => {
      steps.push(`begin ${index}`);
      await gate.promise;
      steps.push(`end ${index}`);
    })
  );
  gates[1]?.resolve();
  gates[0]?.resolve();
  await Promise.all(writers);
  assert.deepEqual(steps, ["begin 0", "end 0", "begin 1", "end 1"]);
});

Deno.test("a writer that fails hands its error to its caller and the turn to the next", async () => {
  await using it = await box();
  const failing = it.store.write(() => Promise.reject(new RangeError("broken")));
  const next = it.store.write(() => it.store.commit([put(it.store, "a")]));
  await assert.rejects(failing, RangeError);
  await next;
  assert.deepEqual(await ids(it.store), ["a"]);
});

Deno.test("a commit of which one statement fails leaves nothing behind", async () => {
  await using it = await box();
  await it.store.write(() => it.store.commit([put(it.store, "taken")]));
  const twice = it.store.write(() => it.store.commit([put(it.store, "new"), put(it.store, "taken")]));
  await assert.rejects(twice, isConflict);
  assert.deepEqual(await ids(it.store), ["taken"]);
});

Deno.test("a commit returns one result for each of its statements", async () => {
  await using it = await box();
  const results = await it.store.write(() =>
    it.store.commit([put(it.store, "a"), put(it.store, "b"), "DELETE FROM things", "SELECT 7 AS seven"])
  );
  assert.deepEqual(results.map((result) => result.rowsAffected), [1, 1, 2, 0]);
  assert.equal(results[3]?.rows[0]?.seven, 7);
  assert.deepEqual(await it.store.commit([]), []);
});

Deno.test("isConflict is true of a broken uniqueness rule and of nothing else", async () => {
  await using it = await box();
  const { store } = it;
  await store.write(() => store.commit(["CREATE TABLE children (thing text REFERENCES things(id))"]));
  await store.write(() => store.commit([put(store, "a")]));
  const faultOf = (work: () => Promise<unknown>) => store.write(work).then(() => undefined, (error) => error);
  assert.equal(isConflict(await faultOf(() => store.commit([put(store, "a")]))), true);
  assert.equal(isConflict(await faultOf(async () => await put(store, "a"))), true, "by the query builder");
  const others = [
    "INSERT INTO things (id, size) VALUES ('b', NULL)",
    "INSERT INTO children (thing) VALUES ('nobody')",
    "INSERT INTO nowhere VALUES (1)",
  ];
  for (const statement of others) {
    assert.equal(isConflict(await faultOf(() => store.commit([statement]))), false, statement);
  }
  assert.equal(isConflict(new Error("UNIQUE constraint")), false);
});

Deno.test("a query that fails inside a write does not name its arguments", async () => {
  await using it = await box();
  const { store } = it;
  const secret = sql`SELECT * FROM nowhere WHERE text = ${"тайное слово"}`;
  const error: unknown = await store.write(() => store.db.all(secret)).then(() => null, (fault) => fault);
  assert.ok(error instanceof Error);
  assert.match(error.message, /no such table/);
  assert.doesNotMatch(error.message, /тайное/);
});

Deno.test("every store keeps foreign keys and full durability", async () => {
  await using it = await box();
  await assertPragmas(it.store);
});

Deno.test("a file that another process holds is StorageUnavailable, and later writes are not lost", async () => {
  await using it = await box();
  const { store } = it;
  const holder = createClient({ url: it.url });
  const lock = await holder.transaction("write");
  await assert.rejects(
    store.write(() => store.commit([put(store, "refused")])),
    (error) => error instanceof StorageUnavailable && error.cause instanceof Error,
  );
  await lock.rollback();
  holder.close();

  await store.write(() => store.commit([put(store, "b"), put(store, "c")]));
  await assertPragmas(store);
  const witness = await it.other();
  assert.deepEqual(await ids(witness), ["b", "c"]);
});

Deno.test("a full disk is StorageUnavailable, by the query builder too, and passes", async () => {
  await using it = await box();
  const { store } = it;
  const { rows } = await store.query("PRAGMA page_count");
  await store.query(`PRAGMA max_page_count = ${rows[0]?.page_count}`);
  const large = "x".repeat(50_000);
  await assert.rejects(store.write(() => store.commit([put(store, large)])), StorageUnavailable);
  await store.query(`PRAGMA max_page_count = ${rows[0]?.page_count}`);
  await assert.rejects(store.write(async () => await put(store, large)), StorageUnavailable);
  // A new connection knows nothing of the limit.
  await store.write(() => store.commit([put(store, "a")]));
  assert.deepEqual(await ids(store), ["a"]);
});

Deno.test("a write that another process overtook begins again with what is true now", async () => {
  await using it = await box();
  const { store } = it;
  const other = await it.other();
  await store.write(() => store.commit([put(store, "counter", 1)]));
  const read = async (from: Store) =>
    (await from.db.select().from(things).where(eq(things.id, "counter")))[0]?.size ?? 0;
  const raise = (to: Store, size: number) =>
    to.db.update(things).set({ size }).where(eq(things.id, "counter"));

  let rounds = 0;
  await store.write(async () => {
    const size = await read(store);
    // Only the first round is overtaken.
    if (++rounds === 1) await other.write(() => other.commit([raise(other, 100)]));
    await store.commit([raise(store, size + 1)]);
  });
  assert.equal(rounds, 2);
  assert.equal(await read(store), 101);
});

Deno.test("two processes that count up together lose nothing", async () => {
  await using it = await box();
  const stores = [it.store, await it.other()];
  await it.store.write(() => it.store.commit([put(it.store, "counter", 0)]));
  const one = async (store: Store) => {
    for (let i = 0; i < 25; i++) {
      await store.write(async () => {
        const [row] = await store.db.select().from(things).where(eq(things.id, "counter"));
        await Promise.resolve();
        const size = (row?.size ?? 0) + 1;
        await store.commit([store.db.update(things).set({ size }).where(eq(things.id, "counter"))]);
      });
    }
  };
  await Promise.all(stores.map(one));
  const [row] = await it.store.db.select().from(things);
  assert.equal(row?.size, 50);
});

Deno.test("a write that is overtaken again and again gives up as StorageUnavailable", async () => {
  await using it = await box();
  const { store } = it;
  const other = await it.other();
  let rounds = 0;
  const hopeless = store.write(async () => {
    rounds++;
    await other.write(() => other.commit([put(other, `other ${rounds}`)]));
    await store.commit([put(store, "mine")]);
  });
  await assert.rejects(hopeless, StorageUnavailable);
  assert.ok(rounds > 5 && rounds < 100, `${rounds} rounds`);
  assert.equal((await ids(store)).includes("mine"), false);
});

async function assertPragmas(store: Store): Promise<void> {
  const value = async (name: string) => (await store.query(`PRAGMA ${name}`)).rows[0]?.[name];
  assert.equal(await value("foreign_keys"), 1);
  assert.equal(await value("synchronous"), 2);
  assert.equal(await value("journal_mode"), "wal");
}
