import { retryAttachment } from "@/lib/inbox/media_job.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Once more, with a file that did not come. */
export const handlers = define.handlers({
  POST: onTicket({
    create: ({ services, workspace, ctx }) =>
      retryAttachment(services, workspace, ctx.params.attachment ?? ""),
  }),
});
