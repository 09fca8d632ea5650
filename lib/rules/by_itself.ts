import { and, desc, eq } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { contactBlocks, contacts, messages } from "@/db/schema/workspace.ts";
import { clockStatements } from "@/lib/inbox/ingest/clocks.ts";
import { countBatch } from "@/lib/inbox/ingest/count.ts";
import { emit } from "@/lib/inbox/ingest/emit.ts";
import { type TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { followCauses } from "@/lib/rules/batch.ts";
import type { Ready } from "@/lib/rules/book.ts";
import { clockStartsOf } from "@/lib/rules/clock_starts.ts";
import { rearm } from "@/lib/rules/clocks.ts";
import type { Cause } from "@/lib/rules/facts.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** All that rules do to one ticket for a cause that no message brought. Belongs inside `write`. */
export async function followedByItself(
  services: Services,
  workspace: Workspace,
  ready: Ready,
  ticket: TicketRow,
  cause: Cause,
): Promise<Statement[]> {
  const { store } = workspace;
  const set = await setOf(store, ticket, services.now());
  const open = await services.connections.within(workspace, ticket.connectionId);
  const settings = new Map(open ? [[ticket.connectionId, open.settings]] : []);
  const met = { ...cause, ticket, text: await lastWords(store, ticket.id) };
  const ruled = await followCauses(set, settings, ready, [met]);
  const clocks = await clockStatements(set, open ? [open] : []);
  const armed = rearm(ready.rules, set.turns.length > 0 ? clockStartsOf(set) : [], set.now);
  const counted = await countBatch(set, workspace.locale);
  return [...await emit(set, []), ...clocks, ...ruled, ...armed.statements, ...counted];
}

async function setOf(store: Workspace["store"], ticket: TicketRow, now: number): Promise<WorkingSet> {
  const set = new WorkingSet(store, now);
  set.tickets.know(ticket, "id", ticket.id);
  const [row] = await store.db.select({ contact: contacts, block: contactBlocks.contactId }).from(contacts)
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, contacts.id))
    .where(eq(contacts.id, ticket.contactId));
  if (row) set.contacts.know(row.contact, row.contact.id);
  if (row?.block) set.blocked.add(row.block);
  return set;
}

/** What the customer said last. */
async function lastWords({ db }: Workspace["store"], ticketId: string): Promise<string | null> {
  const [row] = await db.select({ text: messages.text }).from(messages)
    .where(and(eq(messages.ticketId, ticketId), eq(messages.direction, "in")))
    .orderBy(desc(messages.sentAt), desc(messages.sequence), desc(messages.id)).limit(1);
  return row?.text ?? null;
}
