import { serialize } from "hono/utils/cookie";
import { THEMES } from "@/components/LookChoices.tsx";
import { changeProfile } from "@/lib/auth/account.ts";
import { localPath } from "@/lib/auth/local_path.ts";
import { isLocale } from "@/lib/i18n/locale.ts";
import { readForm } from "@/routes/forms.ts";
import { cameFrom } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

const YEAR_S = 365 * 24 * 60 * 60;

/** Language and theme: kept by this browser, the language also by the person who is signed in. */
export const handlers = define.handlers({
  async POST(ctx) {
    const { services: { control, config }, viewer } = ctx.state;
    const form = await readForm(ctx.req);
    const locale = form.text("locale");
    const theme = THEMES.find((one) => one === form.text("theme"));
    if (viewer && isLocale(locale)) await changeProfile(control, viewer, { locale });
    const response = ctx.redirect(form.has("back") ? localPath(form.text("back")) : cameFrom(ctx), 303);
    const chosen = { ...(isLocale(locale) && { locale }), ...(theme && { theme }) };
    for (const [name, value] of Object.entries(chosen)) {
      response.headers.append("set-cookie", cookie(name, value, config.origin));
    }
    return response;
  },
});

function cookie(name: string, value: string, origin: string): string {
  const secure = origin.startsWith("https:");
  return serialize(name, value, { path: "/", maxAge: YEAR_S, httpOnly: true, secure, sameSite: "Lax" });
}
