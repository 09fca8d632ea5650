import { eq } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { type Priority, tickets } from "@/db/schema/workspace.ts";
import type { Acting, Deed, TicketRow } from "@/lib/inbox/deed.ts";
import { connectionPolicy } from "@/lib/sla/choice.ts";
import { slaStatements } from "@/lib/sla/statements.ts";
import { record } from "@/lib/team/record.ts";

/** Says how soon a ticket is to be served; its deadlines follow. */
export function prioritising(priority: Priority): Deed {
  return {
    dueAt: ({ now }) => now,
    async decide(acting, ticket) {
      if (ticket.priority === priority) return [];
      const { workspace: { store }, by, now } = acting;
      return [
        store.db.update(tickets).set({ priority }).where(eq(tickets.id, ticket.id)),
        record(store, ticket.id, by, "priority", now, { whom: priority }),
        ...await deadlines(acting, { ...ticket, priority }),
      ];
    },
  };
}

/** The new priority may have deadlines where the old one had none. */
async function deadlines({ workspace: { store }, now }: Acting, ticket: TicketRow): Promise<Statement[]> {
  if (ticket.status !== "open") return [];
  const policyId = ticket.sla?.policyId ?? await connectionPolicy(store, ticket);
  return await slaStatements(store, ticket, "ranked", now, policyId);
}
