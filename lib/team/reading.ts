import { reads } from "@/db/schema/workspace.ts";
import type { Deed } from "@/lib/inbox/deed.ts";
import { readOfTicket } from "@/lib/notify/reading.ts";

/** Whoever does it has seen everything in the ticket up to now. */
export const reading: Deed = {
  decide({ workspace: { store }, by, now: readAt }, { id: ticketId }) {
    if (by.id === null) return [];
    return [
      store.db.insert(reads).values({ memberId: by.id, ticketId, readAt })
        .onConflictDoUpdate({ target: [reads.memberId, reads.ticketId], set: { readAt } }),
      ...readOfTicket(store, by.id, ticketId, readAt),
    ];
  },
};
