import { eq } from "drizzle-orm";
import { type Priority, tickets } from "@/db/schema/workspace.ts";
import type { Deed } from "@/lib/inbox/deed.ts";
import { slaStatements } from "@/lib/sla/statements.ts";
import { record } from "@/lib/team/record.ts";

/** Says how soon a ticket is to be served; its deadlines follow. */
export function prioritising(priority: Priority): Deed {
  return {
    dueAt: ({ now }) => now,
    async decide({ workspace: { store }, by, now }, ticket) {
      if (ticket.priority === priority) return [];
      return [
        store.db.update(tickets).set({ priority }).where(eq(tickets.id, ticket.id)),
        record(store, ticket.id, by, "priority", now, { whom: priority }),
        ...await slaStatements(store, { ...ticket, priority }, "retimed", now),
      ];
    },
  };
}
