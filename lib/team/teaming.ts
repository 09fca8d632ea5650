import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import type { Deed } from "@/lib/inbox/deed.ts";
import { record } from "@/lib/team/record.ts";

/** Gives a ticket to a team, or takes it from its team. @param team null takes it; the caller knows that it exists */
export function teaming(team: { readonly id: string; readonly name: string } | null): Deed {
  return {
    decide({ workspace: { store }, by, now }, ticket) {
      if (ticket.teamId === (team?.id ?? null)) return [];
      return [
        store.db.update(tickets).set({ teamId: team?.id ?? null }).where(eq(tickets.id, ticket.id)),
        team
          ? record(store, ticket.id, by, "team", now, { whom: team.name, whomId: team.id })
          : record(store, ticket.id, by, "no_team", now),
      ];
    },
  };
}
