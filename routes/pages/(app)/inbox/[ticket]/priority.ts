import { AppError } from "@/lib/errors.ts";
import { setPriority } from "@/lib/inbox/tickets.ts";
import { isPriority } from "@/lib/sla/priorities.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** How soon it is to be served. */
export const handlers = define.handlers({
  POST: onTicket({
    async update({ services, workspace, ticketId, author }, form) {
      const priority = form.text("priority");
      if (!isPriority(priority)) throw new AppError("invalid_request", { field: "priority" });
      await setPriority(services, workspace, ticketId, priority, author);
    },
  }),
});
