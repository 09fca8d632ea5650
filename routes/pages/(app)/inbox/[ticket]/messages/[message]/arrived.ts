import { settleAsSent } from "@/lib/inbox/resend.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** An answer whose fate nobody knew was seen on the platform. */
export const handlers = define.handlers({
  POST: onTicket({
    create: ({ services, workspace, ctx }) => settleAsSent(services, workspace, ctx.params.message ?? ""),
  }),
});
