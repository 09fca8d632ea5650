import { perform } from "@/lib/inbox/deed.ts";
import { teaming } from "@/lib/team/teaming.ts";
import { teamById } from "@/lib/team/teams.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Whose team's ticket it is. */
export const handlers = define.handlers({
  POST: onTicket({
    async update({ services, workspace, ticketId, author }, form) {
      const team = await teamById(workspace, form.text("teamId"));
      await perform(services, workspace, ticketId, author, teaming(team));
    },
    delete: ({ services, workspace, ticketId, author }) =>
      perform(services, workspace, ticketId, author, teaming(null)),
  }),
});
