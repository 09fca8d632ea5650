import { closeTicket, reopenTicket } from "@/lib/inbox/tickets.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Closed, or open again. */
export const handlers = define.handlers({
  POST: onTicket({
    create: ({ services, workspace, ticketId, author }) => closeTicket(services, workspace, ticketId, author),
    delete: ({ services, workspace, ticketId, author }) =>
      reopenTicket(services, workspace, ticketId, author),
  }),
});
