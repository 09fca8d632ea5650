import { AppError } from "@/lib/errors.ts";
import { assignTicket } from "@/lib/inbox/tickets.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Whose ticket it is. */
export const handlers = define.handlers({
  POST: onTicket({
    async update({ services, workspace, ticketId, author }, form) {
      const memberId = form.text("memberId");
      const member = (await membersById(services, workspace)).get(memberId);
      if (!member) throw new AppError("not_found", { memberId });
      await assignTicket(services, workspace, ticketId, member, author);
    },
    delete: ({ services, workspace, ticketId, author }) =>
      assignTicket(services, workspace, ticketId, null, author),
  }),
});
