import { addTag, removeTag } from "@/lib/inbox/tickets.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** The tags of a ticket. */
export const handlers = define.handlers({
  POST: onTicket({
    create: ({ services, workspace, ticketId, author }, form) =>
      addTag(services, workspace, ticketId, form.text("name"), author),
    delete: ({ services, workspace, ticketId, author }, form) =>
      removeTag(services, workspace, ticketId, form.text("name"), author),
  }),
});
