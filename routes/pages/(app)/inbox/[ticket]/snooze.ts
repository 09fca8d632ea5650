import { perform } from "@/lib/inbox/deed.ts";
import { SNOOZE_PRESETS, snoozeMoment } from "@/lib/team/snooze_times.ts";
import { snoozing, waking } from "@/lib/team/snoozing.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

/** Put off until its time, or back at once. */
export const handlers = define.handlers({
  POST: onTicket({
    async update({ ctx, services, workspace, ticketId, author }, form) {
      const preset = SNOOZE_PRESETS.find((one) => one === form.text("preset"));
      // The hidden field has the zone of the page; the cookie that of the browser.
      const timeZone = form.text("timeZone") || ctx.state.lang.timeZone;
      const wish = preset ? { preset, timeZone } : { local: form.text("local"), timeZone };
      const until = snoozeMoment(wish, services.now(), ctx.state.lang.timeZone);
      await perform(services, workspace, ticketId, author, snoozing(until));
    },
    delete: ({ services, workspace, ticketId, author }) =>
      perform(services, workspace, ticketId, author, waking),
  }),
});
