import assert from "node:assert/strict";
import { sql } from "drizzle-orm";
import { Store } from "@/db/libsql.ts";
import { log, quiet } from "@/lib/log.ts";

/** What the log writes while `work` runs, line by line. */
async function linesOf(work: () => unknown): Promise<Record<string, unknown>[]> {
  const { error } = console;
  const lines: string[] = [];
  console.error = (line: string) => void lines.push(line);
  try {
    await work();
  } finally {
    console.error = error;
  }
  return lines.map((line) => {
    assert.doesNotMatch(line, /\n/);
    return JSON.parse(line);
  });
}

Deno.test("each event is one line of JSON with its time, level, name and facts", async () => {
  const lines = await linesOf(() => {
    log.info("ingest.accepted", { workspaceId: "w", items: 3, first: true, none: null });
    log.warn("job.again");
  });
  assert.equal(lines.length, 2);
  const { at, ...rest } = lines[0] ?? {};
  assert.ok(Math.abs(Date.parse(String(at)) - Date.now()) < 60_000);
  assert.deepEqual(rest, {
    level: "info",
    event: "ingest.accepted",
    workspaceId: "w",
    items: 3,
    first: true,
    none: null,
  });
  assert.equal(lines[1]?.level, "warn");
});

Deno.test("an error is named with its kind, cause and the places it came from", async () => {
  const [line] = await linesOf(() =>
    log.error("job.surprise", new TypeError("broken", { cause: new Error("root") }), { job: "j" })
  );
  assert.deepEqual([line?.level, line?.event, line?.error, line?.kind, line?.cause, line?.job], [
    "error",
    "job.surprise",
    "broken",
    "TypeError",
    "root",
    "j",
  ]);
  assert.match(String(line?.stack), /log_test/);
  const [odd] = await linesOf(() => log.error("odd", "just a text"));
  assert.equal(odd?.error, "just a text");
});

Deno.test("a query that failed is logged without the texts that it carried", async () => {
  const store = await Store.open("file::memory:");
  const failed: unknown = await store.db.all(sql`SELECT ${"письмо клиента"} FROM nowhere`)
    .then(() => null, (error) => error);
  await store.close();
  assert.match(String(failed), /письмо/, "the query builder's own error does carry them");
  const lines = await linesOf(() => {
    log.error("read.failed", failed);
    log.error("page.failed", new Error("Could not show the page", { cause: failed }));
  });
  assert.match(String(lines[0]?.error), /no such table/);
  assert.match(String(lines[1]?.cause), /no such table/);
  assert.doesNotMatch(JSON.stringify(lines), /письмо/);
});

Deno.test("the quiet log says nothing", async () => {
  const lines = await linesOf(() => {
    quiet.info("a");
    quiet.warn("b");
    quiet.error("c", new Error("d"));
  });
  assert.deepEqual(lines, []);
});
