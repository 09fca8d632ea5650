import assert from "node:assert/strict";
import { fillSearch, isFilling } from "@/lib/search/fill_job.ts";
import { claim } from "@/lib/jobs.ts";
import { accept, written } from "../../routes/api/desk.ts";
import { openSearchDesk, type SearchDesk } from "./desk.ts";

/** The workspace as one is whose history is older than the index. */
async function forget({ workspace: { store } }: SearchDesk): Promise<void> {
  await store.write(() =>
    store.commit([
      "DELETE FROM search_text",
      "DELETE FROM search_docs",
      "INSERT INTO search_docs (doc, message_id) SELECT rowid + 1, '' FROM messages ORDER BY rowid DESC LIMIT 1",
      "DELETE FROM search_people",
      "DELETE FROM search_people_docs",
      `INSERT INTO jobs (id, kind, lane, state, payload, run_at, created_at)
       VALUES ('0', 'search_fill', 'search_fill', 'ready', '{}', 0, 0)`,
    ])
  );
}

/** Does one step of the filling. @returns false when there was none to do */
async function step({ cast: { services }, workspace }: SearchDesk): Promise<boolean> {
  const { store } = workspace;
  const [job] = await claim(store, "test", Date.now() + 1_000_000, 1);
  if (!job) return false;
  const verdict = await fillSearch(services, workspace, job);
  assert.equal(verdict.kind, "done");
  await store.write(() =>
    store.commit([...verdict.changes ?? [], { sql: "DELETE FROM jobs WHERE id = ?", args: [job.id] }])
  );
  return true;
}

Deno.test("a history from before the index is taken in, in steps, in its order, once", async () => {
  await using desk = await openSearchDesk();
  const start = Date.now() - 1_000_000;
  const all = Array.from(
    { length: 700 },
    (_, n) => written(`К${n % 9}`, n % 50 === 0 ? "" : `Заказ ${n}`, { sentAt: start + n * 1_000 }),
  );
  await accept(desk.cast, desk.connection, ...all);
  await forget(desk);
  assert.ok((await desk.find("заказ")).filling);
  await desk.write("Новый", "Заказ 9999");
  let steps = 0;
  while (await step(desk)) steps++;
  assert.ok(steps > 3, `${steps} steps`);
  assert.equal(await isFilling(desk.workspace), false);
  const { items } = await desk.find("заказ", { type: "messages", sort: "date", limit: 1_000 });
  const times = items.map((hit) => hit.type === "message" ? hit.message.sentAt : "");
  assert.equal(times.length, 687);
  assert.deepEqual(times, times.toSorted().reverse());
  const { rows } = await desk.workspace.store.query(
    "SELECT message_id FROM search_docs JOIN messages ON messages.id = message_id ORDER BY doc",
  );
  assert.deepEqual(rows.map((row) => row.message_id), rows.map((row) => row.message_id).toSorted());
  assert.equal((await desk.contacts("К3")).length, 1);
});

Deno.test("what changes while the history is being taken in stands as it is now", async () => {
  await using desk = await openSearchDesk();
  const id = await desk.write("Ольга", "Зелёная ваза");
  const gone = await desk.write("Ольга", "Синяя ваза");
  await forget(desk);
  const at = Date.now() + 1_000;
  await accept(desk.cast, desk.connection, { type: "edit", externalId: id, text: "Красная ваза", at });
  await accept(desk.cast, desk.connection, { type: "deletion", externalId: gone, at });
  while (await step(desk));
  assert.deepEqual(await desk.texts("ваза"), ["Красная ваза"]);
});

Deno.test("a step that is done twice changes nothing", async () => {
  await using desk = await openSearchDesk();
  await desk.write("Ольга", "Ваза");
  await forget(desk);
  const job = {
    id: "0",
    kind: "search_fill",
    lane: "search_fill",
    state: "running" as const,
    payload: {},
    attempt: 1,
    runAt: 0,
    leaseUntil: null,
    worker: null,
    error: null,
    createdAt: 0,
  };
  await fillSearch(desk.cast.services, desk.workspace, job);
  await fillSearch(desk.cast.services, desk.workspace, job);
  assert.deepEqual(await desk.texts("ваза"), ["Ваза"]);
  const { rows } = await desk.workspace.store.query(
    "SELECT count(*) AS n FROM search_docs WHERE message_id <> ''",
  );
  assert.equal(rows[0]?.n, 1);
});
