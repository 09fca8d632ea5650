import type { CsiAnswer } from "@/lib/csi/answers.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import { csvOf } from "@/lib/reports/csv.ts";

/** Answers as a table (RFC 4180), with a head in the reader's language. */
export function csiTable(answers: readonly CsiAnswer[], t: Translate): string {
  const head = [
    "ticket",
    "scoredAt",
    "askedAt",
    "platform",
    "account",
    "agent",
    "contact",
    "score",
    "comment",
  ]
    .map((name) => t.code("csi.column", name));
  const rows = answers.map((one) => [
    one.number,
    one.scoredAt,
    one.askedAt,
    one.platform,
    one.connectionName,
    one.agent?.name ?? "",
    one.contact.name,
    one.score,
    one.comment ?? "",
  ]);
  return csvOf([head, ...rows]);
}
