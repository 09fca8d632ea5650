import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { openControl } from "@/db/control.ts";
import { insertWorkspace } from "@/db/accounts.ts";
import type { Store } from "@/db/libsql.ts";
import { workspaces as table } from "@/db/schema/control.ts";
import { AppError } from "@/lib/errors.ts";
import { Workspaces } from "@/lib/workspaces.ts";
import { Clock, MINUTE, SECOND } from "@/tests/cast.ts";

interface House extends AsyncDisposable {
  readonly control: Store;
  readonly dataDir: string;
  readonly workspaces: Workspaces;
  readonly clock: Clock;
  signUp(id: string): Promise<void>;
}

async function house(most?: number, latest?: number): Promise<House> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-house-" });
  const control = await openControl(dataDir);
  const clock = new Clock();
  const workspaces = new Workspaces({ control, dataDir, most, latest, now: clock.now });
  return {
    control,
    dataDir,
    workspaces,
    clock,
    async signUp(id) {
      const row = { id, name: `Имя ${id}`, locale: "ru" as const, createdAt: clock.at };
      await control.write(() => control.commit([insertWorkspace(control, row)]));
    },
    async [Symbol.asyncDispose]() {
      await workspaces.close();
      await control.close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

/** A closed store refuses to read. */
async function isOpen(store: Store): Promise<boolean> {
  return await store.query("SELECT 1").then(() => true, () => false);
}

Deno.test("a workspace comes with its name, language and own database", async () => {
  await using it = await house();
  await it.signUp("a");
  await it.signUp("b");
  const a = await it.workspaces.open("a");
  assert.deepEqual([a.id, a.name, a.locale], ["a", "Имя a", "ru"]);
  await a.store.write(() => a.store.commit(["INSERT INTO tags (id, name) VALUES ('1', 'срочно')"]));
  const b = await it.workspaces.open("b");
  assert.deepEqual((await b.store.query("SELECT * FROM tags")).rows.length, 0);
});

Deno.test("an id that nobody signed up with is not_found, and makes no file", async () => {
  await using it = await house();
  for (const id of ["nobody", "../control", "", "a/b"]) {
    await assert.rejects(
      it.workspaces.open(id),
      (error) => error instanceof AppError && error.code === "not_found",
    );
  }
  const names = [...Deno.readDirSync(it.dataDir)].map((file) => file.name).filter((name) =>
    !/^control/.test(name)
  );
  assert.deepEqual(names, []);
  await it.signUp("nobody");
  assert.equal((await it.workspaces.open("nobody")).id, "nobody", "a refusal is not remembered");
});

Deno.test("the same workspace is opened once, however many ask at once", async () => {
  await using it = await house();
  await it.signUp("a");
  const asked = await Promise.all(Array.from({ length: 20 }, () => it.workspaces.open("a")));
  assert.equal(new Set(asked.map((workspace) => workspace.store)).size, 1);
  assert.equal((await it.workspaces.open("a")).store, asked[0]?.store);
});

Deno.test("over the limit the ones that were unused for longest are closed", async () => {
  await using it = await house(2);
  for (const id of ["a", "b", "c"]) await it.signUp(id);
  const a = await it.workspaces.open("a");
  const b = await it.workspaces.open("b");
  it.clock.advance(30 * SECOND);
  await it.workspaces.open("a");
  it.clock.advance(45 * SECOND);
  await it.workspaces.open("c");
  assert.deepEqual([await isOpen(a.store), await isOpen(b.store)], [true, false]);
  const again = await it.workspaces.open("b");
  assert.equal(await isOpen(again.store), true);
});

Deno.test("a workspace that was asked for within a minute stays open, over the limit too", async () => {
  await using it = await house(1);
  const opened = [];
  for (const id of ["a", "b", "c"]) {
    await it.signUp(id);
    opened.push(await it.workspaces.open(id));
  }
  for (const workspace of opened) assert.equal(await isOpen(workspace.store), true, workspace.id);
  it.clock.advance(MINUTE + 1);
  await it.signUp("d");
  await it.workspaces.open("d");
  for (const workspace of opened) assert.equal(await isOpen(workspace.store), false, workspace.id);
});

Deno.test("a database stays open for work that takes longer than a minute", async () => {
  await using it = await house(1);
  await it.signUp("a");
  await it.signUp("b");
  await it.workspaces.use("a", async ({ store }) => {
    it.clock.advance(2 * MINUTE);
    await it.workspaces.open("b");
    assert.equal(await isOpen(store), true);
  });
  const { store } = await it.workspaces.open("a");
  await assert.rejects(it.workspaces.use("a", () => Promise.reject(new Error("broken"))), /broken/);
  it.clock.advance(2 * MINUTE);
  await it.signUp("c");
  await it.workspaces.open("c");
  assert.equal(await isOpen(store), false, "nobody is at work there any more");
});

Deno.test("a database is closed only after the writes that were under way", async () => {
  await using it = await house(1);
  await it.signUp("a");
  await it.signUp("b");
  const { store } = await it.workspaces.open("a");
  const gate = Promise.withResolvers<void>();
  const write = store.write(async () => {
    await gate.promise;
    await store.commit(["INSERT INTO tags (id, name) VALUES ('1', 'срочно')"]);
  });
  it.clock.advance(2 * MINUTE);
  await it.workspaces.open("b");
  gate.resolve();
  await write;
  const again = await it.workspaces.open("a");
  assert.equal((await again.store.query("SELECT * FROM tags")).rows.length, 1);
});

Deno.test("a new name is read, and the database stays as it is", async () => {
  await using it = await house();
  await it.signUp("a");
  const before = await it.workspaces.open("a");
  const change = it.control.db.update(table).set({ name: "Булочная", locale: "en" }).where(eq(table.id, "a"));
  await it.control.write(() => it.control.commit([change]));
  assert.equal((await it.workspaces.open("a")).name, "Имя a");
  await it.workspaces.rename("a");
  const after = await it.workspaces.open("a");
  assert.deepEqual([after.name, after.locale], ["Булочная", "en"]);
  assert.equal(after.store, before.store);
  await it.workspaces.rename("never opened");
});

Deno.test("a rename of a workspace that is gone is refused and spoils nothing", async () => {
  await using it = await house();
  await it.signUp("a");
  const { store } = await it.workspaces.open("a");
  await it.control.write(() => it.control.commit(["DELETE FROM workspaces"]));
  await assert.rejects(it.workspaces.rename("a"), AppError);
  assert.equal((await it.workspaces.open("a")).store, store);
});

Deno.test("a renamed workspace is the most recently used one", async () => {
  await using it = await house(2);
  for (const id of ["a", "b", "c"]) await it.signUp(id);
  await it.workspaces.open("a");
  const b = await it.workspaces.open("b");
  it.clock.advance(2 * MINUTE);
  await it.workspaces.rename("a");
  await it.workspaces.open("c");
  assert.equal(await isOpen((await it.workspaces.open("a")).store), true);
  assert.equal(await isOpen(b.store), false);
});

Deno.test({
  name: "close closes everything, also what is just being opened",
  sanitizeOps: true,
  sanitizeResources: true,
  async fn() {
    const it = await house();
    for (const id of ["a", "b"]) await it.signUp(id);
    const { store } = await it.workspaces.open("a");
    const opening = it.workspaces.open("b");
    await it.workspaces.close();
    assert.equal(await isOpen(store), false);
    assert.equal(await isOpen((await opening).store), false);
    await it[Symbol.asyncDispose]();
  },
});

Deno.test("a database that is not among the latest gives back its pages once, and is read as before", async () => {
  await using it = await house(undefined, 1);
  const given: string[] = [];
  const open = async (id: string) => {
    const { store } = await it.workspaces.open(id);
    const shrink = store.shrink.bind(store);
    store.shrink = async () => {
      await shrink();
      given.push(id);
    };
    return store;
  };
  for (const id of ["a", "b", "c"]) await it.signUp(id);
  const a = await open("a");
  await open("b");
  await open("c");
  assert.deepEqual(given, ["a", "b"]);
  assert.ok(await isOpen(a));
});
