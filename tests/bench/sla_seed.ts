import type { Store } from "@/db/libsql.ts";

const HOUR_MS = 3_600_000;

/** Gives an empty workspace one ticket whose deadline has passed. */
export async function seedLateTicket(store: Store, now: number): Promise<void> {
  const due = now - HOUR_MS;
  const clock = {
    kind: "first",
    startedAt: due - HOUR_MS,
    spent: 0,
    since: due - HOUR_MS,
    dueAt: due,
    warnAt: null,
  };
  const sla = JSON.stringify({ policyId: "p", turn: "ours", snoozed: false, clocks: [clock] });
  await store.write(() =>
    store.commit([
      { sql: CONTACT, args: [due] },
      { sql: IDENTITY, args: [due] },
      { sql: TICKET, args: [due, sla] },
    ])
  );
}

const CONTACT = "INSERT INTO contacts (id, name, created_at, updated_at) VALUES ('c', 'Вера', ?1, ?1)";

const IDENTITY = `INSERT INTO identities (id, connection_id, contact_id, external_id, created_at)
  VALUES ('i', 'x', 'c', '1', ?1)`;

const TICKET = `INSERT INTO tickets (id, number, status, platform, connection_id, kind, section, thread_key,
    contact_id, identity_id, preview, preview_author, last_message_at, created_at, sla, sla_due_at, sla_mark_at)
  VALUES ('t', 1, 'open', 'telegram', 'x', 'direct', 'chat', '1', 'c', 'i', '…', 'contact', ?1, ?1, ?2, ?1, ?1)`;
