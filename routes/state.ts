import { createDefine } from "fresh";
import type { Context } from "hono";
import { parse } from "hono/utils/cookie";
import { type Theme, THEMES } from "@/components/LookChoices.tsx";
import { readSession } from "@/lib/auth/sessions.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { type Lang, lang } from "@/lib/i18n/lang.ts";
import { negotiateLocale } from "@/lib/i18n/locale.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";

/** What the server hands over with a request: where the connection comes from. */
export interface PageEnv {
  Bindings: { remote?: Deno.Addr };
}

/** What the middlewares, handler and pages of one request share. */
export interface State {
  readonly services: Services;
  /** Who is signed in; null for a visitor. */
  readonly viewer: Session | null;
  readonly lang: Lang;
  readonly theme: Theme;
  /** The remote address of the connection, never a header's. */
  readonly address: string;
  /** Names the request in the log and on an error page. */
  readonly requestId: string;
}

export const define = createDefine<State>();

export async function pageState(services: Services, c: Context<PageEnv>): Promise<State> {
  const { control, config } = services;
  const request = c.req.raw;
  const now = services.now();
  const viewer = await readSession(control, request, config.origin, now);
  const cookies = parse(request.headers.get("cookie") ?? "");
  const locale = viewer?.user.locale ??
    negotiateLocale(request.headers.get("accept-language"), cookies.locale);
  return {
    services,
    viewer,
    lang: lang(locale, translator(locale), { now, timeZone: knownZone(cookies.tz) }),
    theme: THEMES.find((theme) => theme === cookies.theme) ?? "system",
    address: addressOf(c.env?.remote),
    requestId: newId(now),
  };
}

/** The browser tells its zone by a cookie, which anybody can write. */
function knownZone(name: string | undefined): string | undefined {
  if (!name || name.length > 64) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function addressOf(remote: Deno.Addr | undefined): string {
  return remote && "hostname" in remote ? remote.hostname : "";
}
