import { changeReportZone } from "@/lib/reports/change_zone.ts";
import { doneAt, readForm } from "@/routes/forms.ts";
import { permitted } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

/** By which zone all reports count their days. */
export const handlers = define.handlers({
  POST: permitted("manageSettings", async (ctx, { workspace }) => {
    const form = await readForm(ctx.req);
    await changeReportZone(ctx.state.services, workspace, form.text("timeZone"));
    return doneAt(ctx, "/reports", "reportZone");
  }),
});
