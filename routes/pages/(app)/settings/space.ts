import { switchWorkspace } from "@/lib/auth/workspaces.ts";
import { readForm } from "@/routes/forms.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

/** Which of their workspaces the person is in. */
export const handlers = define.handlers({
  POST: signedIn(async (ctx, { viewer }) => {
    const form = await readForm(ctx.req);
    await switchWorkspace(ctx.state.services.control, viewer, form.text("workspaceId"));
    return ctx.redirect("/inbox", 303);
  }),
});
