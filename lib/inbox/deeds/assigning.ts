import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import type { Deed } from "@/lib/inbox/deed.ts";
import { notify } from "@/lib/notify/notify.ts";
import { record } from "@/lib/team/record.ts";

/**
 * Gives a ticket to a member, who is told when somebody else does it.
 * @param member null takes it from everybody. The caller has checked that they belong to the workspace.
 */
export function assigning(member: { readonly id: string; readonly name: string } | null): Deed {
  return {
    // Whoever is told may have devices that are to hear of it.
    ...(member && { dueAt: ({ now }) => now }),
    decide({ workspace: { store }, by, now }, ticket) {
      if (ticket.assigneeId === (member?.id ?? null)) return [];
      const told = member && member.id !== by.id
        ? notify(store, {
          kind: "ticket.assigned",
          memberIds: [member.id],
          ticketId: ticket.id,
          byId: by.id ?? undefined,
          at: now,
        })
        : [];
      return [
        store.db.update(tickets).set({ assigneeId: member?.id ?? null }).where(eq(tickets.id, ticket.id)),
        member
          ? record(store, ticket.id, by, "assigned", now, { whom: member.name, whomId: member.id })
          : record(store, ticket.id, by, "unassigned", now),
        ...told,
      ];
    },
  };
}
