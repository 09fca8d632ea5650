import { endedCookie } from "@/lib/auth/cookie.ts";
import { logOut } from "@/lib/auth/sessions.ts";
import { doneAt } from "@/routes/forms.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  async POST(ctx) {
    const { services: { control, config }, viewer } = ctx.state;
    if (viewer) await logOut(control, viewer);
    const response = doneAt(ctx, "/login", "signedOut");
    response.headers.append("set-cookie", endedCookie(config.origin));
    return response;
  },
});
