import assert from "node:assert/strict";
import { getTableName, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { openControl } from "@/db/control.ts";
import { Store } from "@/db/libsql.ts";
import { migrate } from "@/db/migrate.ts";
import { controlMigrations, workspaceMigrations } from "@/db/migrations/mod.ts";
import * as controlSchema from "@/db/schema/control.ts";
import * as workspaceSchema from "@/db/schema/workspace.ts";
import { openWorkspace } from "@/db/workspace.ts";

interface Folder extends AsyncDisposable {
  readonly dir: string;
  open(): Promise<Store>;
}

async function folder(): Promise<Folder> {
  const dir = await Deno.makeTempDir({ prefix: "otklik-migrate-" });
  const opened: Store[] = [];
  return {
    dir,
    async open() {
      const store = await Store.open(`file:${dir}/box.db`);
      opened.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of opened) await store.close();
      await Deno.remove(dir, { recursive: true });
    },
  };
}

const FIRST = `CREATE TABLE a (id text PRIMARY KEY NOT NULL);
CREATE INDEX a_id ON a (id);
`;
const SECOND = `ALTER TABLE a ADD COLUMN size integer;
INSERT INTO a (id, size) VALUES ('x', 1);
`;

async function tables(store: Store): Promise<string[]> {
  const { rows } = await store.query(
    "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return rows.map((row) => String(row.name));
}

Deno.test("migrate runs each step once and says how many ran", async () => {
  await using it = await folder();
  const store = await it.open();
  assert.equal(await migrate(store, [FIRST]), 1);
  assert.equal(await migrate(store, [FIRST]), 0);
  assert.equal(await migrate(store, [FIRST, SECOND]), 1);
  assert.equal(await migrate(store, [FIRST, SECOND]), 0);
  assert.equal((await store.query("SELECT count(*) AS n FROM a")).rows[0]?.n, 1);
});

Deno.test("a step that fails half-way leaves nothing, and the step before it stays", async () => {
  await using it = await folder();
  const store = await it.open();
  const broken = `CREATE TABLE b (id text);
INSERT INTO b VALUES ('half');
CREATE TABLE a (id text);
`;
  await assert.rejects(migrate(store, [FIRST, broken, SECOND]), /already exists/);
  assert.deepEqual(await tables(store), ["a", "schema_version"]);
  assert.equal(await migrate(store, [FIRST, "CREATE TABLE b (id text);\n", SECOND]), 2);
  assert.deepEqual(await tables(store), ["a", "b", "schema_version"]);
});

Deno.test("a database that is newer than the program is refused and left alone", async () => {
  await using it = await folder();
  const store = await it.open();
  await migrate(store, [FIRST, SECOND]);
  await assert.rejects(migrate(store, [FIRST]), /at version 2, and this program knows only 1/);
  assert.equal((await store.query("SELECT max(version) AS v FROM schema_version")).rows[0]?.v, 2);
});

Deno.test("two connections that migrate at once end with one set of steps", async () => {
  await using it = await folder();
  const stores = [await it.open(), await it.open(), await it.open()];
  const ran = await Promise.all(stores.map((store) => migrate(store, [FIRST, SECOND])));
  assert.equal(ran.reduce((sum, steps) => sum + steps, 0), 2);
  for (const store of stores) {
    assert.equal((await store.query("SELECT count(*) AS n FROM a")).rows[0]?.n, 1);
  }
});

Deno.test("processes that open one new folder at the same moment all come up", async () => {
  await using it = await folder();
  const processes = await Promise.all(Array.from({ length: 3 }, opener));
  try {
    for (let round = 0; round < 6; round++) {
      const dir = `${it.dir}/${round}`;
      const answers = await Promise.all(processes.map((process) => process.ask(dir)));
      assert.deepEqual(answers, processes.map(() => "opened"));
      const store = await openWorkspace(dir, "w");
      assert.equal((await store.query("SELECT count(*) AS n FROM tags")).rows[0]?.n, processes.length);
      await store.close();
    }
  } finally {
    await Promise.all(processes.map((process) => process.end()));
  }
});

Deno.test({
  name: "a database that cannot be brought up to date is not left open",
  sanitizeResources: true,
  sanitizeOps: true,
  async fn() {
    await using it = await folder();
    const control = await openControl(it.dir);
    await control.write(() => control.commit(["INSERT INTO schema_version (version) VALUES (999)"]));
    await control.close();
    await assert.rejects(openControl(it.dir), /at version 999/);
    const workspace = await openWorkspace(it.dir, "w");
    await workspace.write(() => workspace.commit(["INSERT INTO schema_version (version) VALUES (999)"]));
    await workspace.close();
    await assert.rejects(openWorkspace(it.dir, "w"), /at version 999/);
  },
});

const SETS = [
  { name: "control", steps: controlMigrations, schema: controlSchema },
  { name: "workspace", steps: workspaceMigrations, schema: workspaceSchema },
];

for (const { name, steps, schema } of SETS) {
  Deno.test(`the ${name} migrations make exactly the tables, columns and indexes of the schema`, async () => {
    await using it = await folder();
    const store = await it.open();
    await migrate(store, steps);
    const declared = Object.values(schema).filter((one) => is(one, SQLiteTable));
    assert.deepEqual(await tables(store), [...declared.map(getTableName), "schema_version"].sort());
    for (const table of declared) {
      const { columns, indexes, name: tableName } = getTableConfig(table);
      const { rows } = await store.query(`PRAGMA table_info("${tableName}")`);
      const made = rows.map((row) => `${row.name} ${row.type} ${row.notnull ? "not null" : ""}`).sort();
      const wanted = columns.map((column) =>
        `${column.name} ${column.getSQLType()} ${column.notNull ? "not null" : ""}`
      ).sort();
      assert.deepEqual(made.map(lower), wanted.map(lower), tableName);
      const { rows: indexRows } = await store.query(`PRAGMA index_list("${tableName}")`);
      const made2 = indexRows.filter((row) => row.origin === "c").map((row) => `${row.name} ${row.unique}`)
        .sort();
      const wanted2 = indexes.map((index) => `${index.config.name} ${index.config.unique ? 1 : 0}`).sort();
      assert.deepEqual(made2, wanted2, tableName);
    }
  });
}

const lower = (text: string) => text.toLowerCase();

async function opener() {
  const script = new URL("./opener.ts", import.meta.url);
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", script.pathname],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const answers = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const questions = child.stdin.getWriter();
  const answer = async () => (await answers.read()).value?.trim();
  assert.equal(await answer(), "ready");
  return {
    async ask(dir: string) {
      await questions.write(new TextEncoder().encode(`${dir}\n`));
      return await answer();
    },
    async end() {
      await questions.close();
      await answers.cancel();
      await child.status;
    },
  };
}
