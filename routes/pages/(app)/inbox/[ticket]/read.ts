import { markRead } from "@/lib/inbox/tickets.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Seen by the viewer up to now. */
export const handlers = define.handlers({
  POST: onTicket({
    update: ({ services, workspace, ticketId, viewer }) =>
      markRead(services, workspace, ticketId, viewer.user.id),
  }),
});
