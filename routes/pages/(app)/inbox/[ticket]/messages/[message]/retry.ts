import { resend } from "@/lib/inbox/resend.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Once more, with an answer that failed or whose fate nobody knows. */
export const handlers = define.handlers({
  POST: onTicket({
    create: ({ services, workspace, ctx }) => resend(services, workspace, ctx.params.message ?? ""),
  }),
});
