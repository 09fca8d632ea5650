import assert from "node:assert/strict";
import { runBench } from "./mod.ts";
import { tableOf } from "./report.ts";
import { QUICK } from "./sizes.ts";

const FIGURES = [
  "verify and read, vk",
  "verify and read, facebook",
  "verify and read, instagram",
  "verify and read, telegram",
  "verify and read, whatsapp",
  "verify and read, twitter",
  "verify and read, viber",
  "verify and read, slack",
  "verify and read, max",
  "read, webchat",
  "a letter, palette, p95",
  "a letter, saved replies, p95",
  "a letter, coach, 10,000 characters, p95",
  "SLA sweep, 20 workspaces, 3 due",
  "ingest, 4 at once",
  "ingest, 8 at once",
  "bare client, one event a transaction",
  "ingest ÷ bare, 4 at once",
  "ingest ÷ bare, 8 at once",
  "server's CPU time for an event",
  "half of the greatest rate",
  "answer at half rate, p50",
  "answer at half rate, p95",
  "answer at half rate, p99",
  "webhook to browser, p50",
  "webhook to browser, p95",
  "presence seen by a colleague, p50",
  "presence seen by a colleague, p95",
  "answer to platform, p50",
  "answer to platform, p95",
  "deadline to breach shown, p50",
  "deadline to breach shown, p95",
  "inbox page, 1000 messages",
  "inbox page with a ticket, 1000 messages",
  "ticket list by REST, 1000 messages",
  "inbox page, 2000 messages",
  "inbox page with a ticket, 2000 messages",
  "ticket list by REST, 2000 messages",
  "inbox page, most ÷ fewest messages",
  "page with a ticket, most ÷ fewest",
  "ticket list, most ÷ fewest messages",
  "inbox HTML, gzip",
  "inbox JavaScript, gzip",
  "search, 2000 messages, p50",
  "search, 2000 messages, p95",
  "search beside 150 webhooks/s, p95",
  "answer at 150/s, p95",
  "answer at 150/s beside searches, p95",
  "answer beside searches ÷ alone",
  "report overview, 2000 messages",
  "report channels, 2000 messages",
  "report agents, 2000 messages",
  "report tags, 2000 messages",
  "report hours, 2000 messages",
  "report sla, 2000 messages",
  "report overview by tag, 2000 messages",
  "report agents by tag, 2000 messages",
  "page of reports, 2000 messages",
  "tickets behind a number, 2000 messages",
  "tickets of the slowest answers, 2000 messages",
  "longest step of counting a history",
  "messages without rules",
  "messages with 20 rules",
  "with 20 rules ÷ without",
  "start to first page",
  "memory, 2 workspaces touched",
  "memory, 4 workspaces touched",
  "memory for each of 4 workspaces",
];

Deno.test("the bench measures every figure, and its table names them all", async () => {
  const report = await runBench(QUICK);
  assert.deepEqual(report.figures.map(({ name }) => name), FIGURES);
  for (const { name, value } of report.figures) assert.ok(Number.isFinite(value), `${name} is ${value}`);
  for (const { name, value, unit } of report.figures) {
    assert.ok(unit === "MB" || value >= 0, `${name} is ${value}`);
  }
  const table = tableOf(report);
  for (const name of FIGURES) assert.ok(table.includes(name), name);
  const weight = report.figures.find(({ name }) => name === "inbox JavaScript, gzip");
  assert.ok((weight?.value ?? 0) > 1, "The inbox loads no script");
});
