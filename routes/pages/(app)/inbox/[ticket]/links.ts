import { AppError } from "@/lib/errors.ts";
import { linkTickets, ticketNumbered, unlinkTickets } from "@/lib/team/linking.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Tickets that this one has to do with. */
export const handlers = define.handlers({
  POST: onTicket({
    async create({ services, workspace, ticketId, author }, form) {
      const number = Number(form.text("number"));
      if (!Number.isSafeInteger(number)) throw new AppError("not_found", { reason: "ticket_number", number });
      await linkTickets(services, workspace, ticketId, await ticketNumbered(workspace, number), author);
    },
    delete: ({ services, workspace, ticketId, author }, form) =>
      unlinkTickets(services, workspace, ticketId, form.text("name"), author),
  }),
});
