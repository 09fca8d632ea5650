import { eq, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { broadcasts, connections, deliveries, identities, messages } from "@/db/schema/workspace.ts";
import type { Called } from "@/lib/broadcasts/call.ts";
import { deliveryId } from "@/lib/broadcasts/lines.ts";
import type { Outcome, Outcomes } from "@/lib/broadcasts/outcome.ts";
import type { BroadcastRow } from "@/lib/broadcasts/row.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { reasonFor } from "@/lib/inbox/delivery_reason.ts";
import { changeEvent } from "@/lib/inbox/events.ts";

/** Writes down what a step came to: each person's part, the lines in conversations, and the sums. */
export function settled(
  store: Store,
  open: OpenConnection,
  row: BroadcastRow,
  { of, trouble, halt }: Outcomes,
  now: number,
): Statement[] {
  const { db } = store;
  const ids = (wanted: Outcome) => [...of].flatMap(([called, outcome]) => outcome === wanted ? [called] : []);
  const sent = ids("sent");
  const blocked = ids("blocked").map(({ person }) => person.identityId);
  return [
    recipients(row, of, now),
    ...sums(row, of),
    db.update(broadcasts).set({ trouble }).where(eq(broadcasts.id, row.id)),
    ...(halt ? [halted(store, open, row, halt)] : []),
    ...sentLines(sent, now),
    ...(["blocked", "failed", "unsure"] as const).flatMap((one) => lostLines(store, open, ids(one), one)),
    ...(blocked.length > 0
      ? [db.update(identities).set({ reachable: false }).where(anyOf(identities.id, blocked))]
      : []),
    ...(sent.length > 0
      ? [db.update(connections).set({ lastOutboundAt: now }).where(eq(connections.id, row.connectionId))]
      : []),
    ...[...of.keys()].flatMap(({ person: { openTicketId, messageId } }) =>
      openTicketId ? [changeEvent(store, "message.updated", openTicketId, messageId)] : []
    ),
  ];
}

function recipients(row: BroadcastRow, of: Outcomes["of"], now: number): Statement {
  const values = [...of].map(([{ person, sent, error }, outcome]) => [
    person.identityId,
    outcome,
    sent?.externalId ?? null,
    error?.kind ?? null,
    sent ? now : null,
  ]);
  return {
    sql: `UPDATE broadcast_recipients SET status = one.value ->> 1, external_id = one.value ->> 2,
      error = one.value ->> 3, sent_at = one.value ->> 4 FROM json_each(?) AS one
      WHERE broadcast_id = ? AND identity_id = one.value ->> 0`,
    args: [JSON.stringify(values), row.id],
  };
}

function sums({ id }: BroadcastRow, of: Outcomes["of"]): Statement[] {
  const count = (wanted: Outcome) => [...of.values()].filter((outcome) => outcome === wanted).length;
  const columns = ["sent", "blocked", "failed", "unsure"] as const;
  return [{
    sql: `UPDATE broadcasts SET ${columns.map((name) => `${name} = ${name} + ?`).join(", ")} WHERE id = ?`,
    args: [...columns.map(count), id],
  }];
}

/** A person may have paused it meanwhile: then their word stands. */
function halted(
  { db }: Store,
  { capability }: OpenConnection,
  { id, run }: BroadcastRow,
  { kind, said }: NonNullable<Outcomes["halt"]>,
): Statement {
  return db.update(broadcasts).set({ status: "paused", error: reasonFor(capability, kind, said) })
    .where(sql`${broadcasts.id} = ${id} AND ${broadcasts.status} = 'running' AND ${broadcasts.run} = ${run}`);
}

/** The echo or a read mark may have been faster: what stands there already is not taken back. */
function sentLines(sent: readonly Called[], now: number): Statement[] {
  const lines = sent.flatMap(({ person, sent }) =>
    person.messageId ? [[deliveryId(person.messageId), sent?.externalId, sent?.sequence ?? null]] : []
  );
  if (lines.length === 0) return [];
  const ids = sent.flatMap(({ person }) => person.messageId ?? []);
  return [
    {
      sql: `UPDATE deliveries SET external_id = coalesce(external_id, one.value ->> 1),
        sequence = coalesce(sequence, one.value ->> 2), sent_at = coalesce(sent_at, ?),
        status = CASE status WHEN 'sending' THEN 'sent' ELSE status END
        FROM json_each(?) AS one WHERE deliveries.id = one.value ->> 0`,
      args: [now, JSON.stringify(lines)],
    },
    {
      sql: `UPDATE messages SET status = 'sent' WHERE status = 'sending'
        AND id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids)],
    },
  ];
}

function lostLines(
  { db }: Store,
  { capability }: OpenConnection,
  called: readonly Called[],
  outcome: "blocked" | "failed" | "unsure",
): Statement[] {
  const status = outcome === "unsure" ? "unsure" as const : "failed" as const;
  return called.flatMap(({ person: { messageId }, error }) => {
    if (!messageId || !error) return [];
    const code = outcome === "unsure" ? "unsure" : error.kind;
    const reason = reasonFor(capability, code, error.platformCode ?? error.message);
    return [
      db.update(deliveries).set({ status }).where(
        sql`${deliveries.id} = ${deliveryId(messageId)} AND ${deliveries.externalId} IS NULL`,
      ),
      db.update(messages).set({ status, error: reason }).where(
        sql`${messages.id} = ${messageId} AND ${messages.status} = 'sending'`,
      ),
    ];
  });
}
