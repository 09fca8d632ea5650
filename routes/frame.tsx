import { LogIn } from "@/components/icons.ts";
import type { PageProps } from "fresh";
import { Check } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Banner } from "@/components/Banner.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Front } from "@/components/Front.tsx";
import { unreadNotifications } from "@/lib/notify/reading.ts";
import type { Place } from "@/components/Rail.tsx";
import { Shell } from "@/components/Shell.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { PaletteFor } from "@/routes/palette.tsx";
import { BellFor } from "@/routes/notify/bell.tsx";
import type { State } from "@/routes/state.ts";
import { awayMembers } from "@/lib/team/absence.ts";
import { unreadTickets } from "@/routes/unread.ts";

type Framed = Pick<PageProps<unknown, State>, "req" | "url" | "state">;

/** The frame of whoever looks: a member's with the places of the workspace, or a visitor's. */
export async function framed(props: Framed, children: ComponentChildren): Promise<ComponentChildren> {
  return props.state.viewer ? await inShell(props, children) : inFront(props, children);
}

export function inFront({ req, url, state: { lang, theme } }: Framed, children: ComponentChildren) {
  return (
    <Front
      lang={lang}
      theme={theme}
      here={url.pathname + url.search}
      action={<SignInLink lang={lang} url={url} />}
    >
      <Done lang={lang} url={url} req={req} />
      {children}
    </Front>
  );
}

async function inShell({ req, url, state }: Framed, children: ComponentChildren): Promise<ComponentChildren> {
  const { viewer, services, lang, theme } = state;
  if (!viewer) return children;
  const workspace = await services.workspaces.open(viewer.workspaceId);
  const { user: { id, name }, role } = viewer;
  return (
    <Shell
      lang={lang}
      current={placeOf(url.pathname)}
      viewer={{ id, name, role }}
      workspace={workspace.name}
      theme={theme}
      unread={await unreadTickets(workspace, id)}
      bell={
        <BellFor
          memberId={id}
          lang={lang}
          count={await unreadNotifications(workspace, id)}
          here={url.pathname === "/notifications"}
        />
      }
      away={(await awayMembers(workspace)).has(id)}
      palette={<PaletteFor lang={lang} viewer={viewer} />}
    >
      <Done lang={lang} url={url} req={req} />
      {children}
    </Shell>
  );
}

function SignInLink({ lang, url }: { lang: Lang; url: URL }) {
  if (url.pathname === "/login") return null;
  return <ButtonLink kind="quiet" icon={LogIn} href="/login">{lang.t("auth.signIn.link")}</ButtonLink>;
}

/** What the form has done that led here; a further form on this page has done something else. */
function Done({ lang: { t }, url, req }: { lang: Lang; url: URL; req: Request }) {
  const done = url.searchParams.get("done");
  if (!done || req.method !== "GET" || !t.knows("form.done", done)) return null;
  return (
    <div class="done" role="status">
      <Banner icon={Check} tone="ok">{t.code("form.done", done)}</Banner>
    </div>
  );
}

const PLACES: readonly (readonly [prefix: string, place: Place])[] = [
  ["/inbox", "inbox"],
  ["/search", "search"],
  ["/contacts", "contacts"],
  ["/settings/channels", "connections"],
  ["/settings", "settings"],
  ["/reports", "reports"],
  ["/channels", "matrix"],
  ["/start", "connections"],
];

function placeOf(path: string): Place | undefined {
  return PLACES.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1];
}
