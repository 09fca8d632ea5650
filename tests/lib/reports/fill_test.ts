import assert from "node:assert/strict";
import { readBook } from "@/lib/reports/book.ts";
import { changeReportZone } from "@/lib/reports/change_zone.ts";
import { FILL_JOB, isCounting } from "@/lib/reports/fill_job.ts";
import { addJob } from "@/lib/jobs.ts";
import { type Desk, openDesk } from "./desk.ts";
import { keptSums, slowCount } from "./slow_count.ts";

const START = Date.parse("2026-03-10T06:00:00Z");
const HOUR = 3_600_000;

/** As if all of it had been here before there were reports, with the job that the new shape brings along. */
async function asBefore({ store, workspace, cast: { services } }: Desk): Promise<void> {
  const job = addJob(store, { kind: FILL_JOB, lane: FILL_JOB, payload: {}, runAt: 0 });
  await services.due.around(workspace.id, 0, () =>
    store.write(() =>
      store.commit([
        "DELETE FROM report_counts",
        "DELETE FROM report_answers",
        "DELETE FROM report_activity",
        "DELETE FROM settings WHERE key = 'reports'",
        "UPDATE tickets SET counted = 0, first_answered_at = NULL, received = 0, sent = 0",
        job,
      ])
    ));
}

/** Lets the worker do what is due, minute by minute, until nothing is left to count. */
async function work(desk: Desk, between: (turn: number) => Promise<void> = () => Promise.resolve()) {
  const { workspace, cast: { services } } = desk;
  for (let turn = 0; await isCounting(workspace); turn++) {
    assert.ok(turn < 50, "The job does not end");
    await between(turn);
    desk.at(services.now() + 60_000);
    await services.worker.look(workspace.id);
  }
}

async function history(desk: Desk, customers: number): Promise<string> {
  const chat = await desk.connect();
  for (let index = 0; index < customers; index++) {
    const at = START + index * HOUR;
    const { id } = await desk.hear(chat, `Клиент ${index}`, at);
    await desk.answer(id, desk.cast.boris, at + 60_000 * (index + 1));
  }
  return chat;
}

Deno.test("the job counts what was here before, and what comes meanwhile is counted once", async () => {
  await using desk = await openDesk();
  const chat = await history(desk, 8);
  await asBefore(desk);
  await work(desk, async (turn) => {
    if (turn > 0) return;
    const { id } = await desk.hear(chat, "Клиент 3", START + 100 * HOUR);
    await desk.answer(id, desk.cast.dina, START + 101 * HOUR);
    await desk.hear(chat, "Новый", START + 102 * HOUR);
  });
  assert.deepEqual(await keptSums(desk.store), await slowCount(desk.store, "Europe/Moscow"));
  const { rows } = await desk.store.query("SELECT count(*) AS n FROM tickets WHERE counted <> 1");
  assert.equal(rows[0]?.n, 0);
});

Deno.test("a new zone counts all days anew, and throws the old sums away", async () => {
  await using desk = await openDesk();
  const { store, workspace, cast: { services } } = desk;
  const chat = await history(desk, 6);
  await changeReportZone(services, workspace, "Asia/Tokyo");
  assert.ok(await isCounting(workspace));
  const { id } = await desk.hear(chat, "Клиент 2", START + 100 * HOUR);
  await desk.answer(id, desk.cast.dina, START + 101 * HOUR);
  await work(desk);
  assert.deepEqual(await readBook(store), { generation: 2, timeZone: "Asia/Tokyo" });
  assert.deepEqual(await keptSums(store), await slowCount(store, "Asia/Tokyo"));
  const { rows } = await store.query("SELECT count(*) AS n FROM report_counts WHERE generation < 2");
  assert.equal(rows[0]?.n, 0);
  await changeReportZone(services, workspace, "Asia/Tokyo");
  assert.equal(await isCounting(workspace), false);
});

Deno.test("a zone that is none is refused, and changes nothing", async () => {
  await using desk = await openDesk();
  const { workspace, cast: { services } } = desk;
  await history(desk, 1);
  await assert.rejects(changeReportZone(services, workspace, "Mars/Base"), { code: "invalid_request" });
  assert.deepEqual(await readBook(desk.store), { generation: 1, timeZone: "Europe/Moscow" });
});

Deno.test("without business hours days are those of the workspace's language", async () => {
  await using desk = await openDesk();
  await desk.store.query("DELETE FROM business_hours");
  await history(desk, 1);
  assert.equal((await readBook(desk.store))?.timeZone, "Europe/Moscow");
});
