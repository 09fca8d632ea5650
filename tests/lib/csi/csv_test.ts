import assert from "node:assert/strict";
import type { CsiAnswer } from "@/lib/csi/answers.ts";
import { csiTable } from "@/lib/csi/csv.ts";
import { translator } from "@/lib/i18n/catalogue.ts";

const ANSWER: CsiAnswer = {
  ticketId: "1",
  number: 7,
  contact: { id: "2", name: "Марина" },
  platform: "telegram",
  connectionId: "3",
  connectionName: "Глина",
  agent: { id: "4", name: "Анна" },
  scale: "five",
  score: 5,
  via: "button",
  askedAt: "2026-03-31T10:00:00.000Z",
  scoredAt: "2026-03-31T10:05:00.000Z",
};

/** The cells of the only row, as they stand. */
function row(change: Partial<CsiAnswer>): string {
  const table = csiTable([{ ...ANSWER, ...change }], translator("ru"));
  return table.slice(table.indexOf("\r\n") + 2, -2);
}

Deno.test("the table begins with its mark and a head, and every row is one", () => {
  const table = csiTable([ANSWER, ANSWER], translator("ru"));
  assert.ok(table.startsWith("\uFEFFОбращение,Когда ответили (UTC),"));
  assert.equal(table.split("\r\n").length, 4);
  assert.equal(
    row({}),
    "7,2026-03-31T10:05:00.000Z,2026-03-31T10:00:00.000Z,telegram,Глина,Анна,Марина,5,",
  );
  assert.ok(csiTable([], translator("en")).startsWith("\uFEFFTicket,"));
});

Deno.test("commas, quotes and lines stay inside of their cell", () => {
  assert.ok(row({ comment: 'Сказал: "да", и ушёл\nвсё' }).endsWith('5,"Сказал: ""да"", и ушёл\nвсё"'));
});

Deno.test("what a program would take for a formula is a text", () => {
  for (const text of ["=HYPERLINK(1)", "+7", "-1", "@sum", "\t=1"]) {
    assert.ok(row({ comment: text }).endsWith(`5,'${text}`), text);
    assert.ok(row({ contact: { id: "2", name: text } }).includes(`,'${text},5`), text);
  }
  assert.ok(row({ comment: "\r=1" }).endsWith(`5,"'\r=1"`));
});
