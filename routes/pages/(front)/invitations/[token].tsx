import { type Context, page } from "fresh";
import { MailX } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Page } from "@/components/Page.tsx";
import { acceptInvitation } from "@/lib/auth/accept.ts";
import { readInvitation } from "@/lib/auth/invitations.ts";
import { requireCalm } from "@/lib/auth/throttle.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { switchWorkspace } from "@/lib/auth/workspaces.ts";
import { enterWorkspace } from "@/routes/entering.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { JoinAs, JoinNew, OtherPerson } from "@/routes/join_forms.tsx";
import { secret } from "@/routes/secret.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

const JOINED = "/inbox?done=joined";

export const handlers = define.handlers({
  async GET(ctx) {
    const data = await view(ctx);
    return page(data, { status: data.invitation ? 200 : 410, headers: secret(ctx) });
  },
  POST: (ctx) => act(ctx, { "": (form) => join(ctx, form) }, (refused) => view(ctx, refused), secret(ctx)),
});

async function view(ctx: Context<State>, refused?: Refused) {
  const { control, now } = ctx.state.services;
  return { invitation: await readInvitation(control, ctx.params.token ?? "", now()), refused };
}

async function join(ctx: Context<State>, form: Sent): Promise<Response> {
  const { services: { kv, now }, address, viewer } = ctx.state;
  const subject = viewer?.user.email ?? form.text("email");
  await requireCalm(kv, "invitation", { address, subject }, now());
  return viewer ? await joinAs(ctx, viewer) : await joinNew(ctx, form);
}

async function joinAs(ctx: Context<State>, session: Session): Promise<Response> {
  const { control, now } = ctx.state.services;
  const { workspaceId } = await acceptInvitation(control, ctx.params.token ?? "", { session }, now());
  await switchWorkspace(control, session, workspaceId);
  return doneAt(ctx, "/inbox", "joined");
}

async function joinNew(ctx: Context<State>, { text }: Sent): Promise<Response> {
  const { services: { control, now }, lang: { locale } } = ctx.state;
  const person = { email: text("email"), password: text("password"), name: text("name"), locale };
  const { userId, workspaceId } = await acceptInvitation(control, ctx.params.token ?? "", person, now());
  return await enterWorkspace(ctx, userId, workspaceId, JOINED);
}

export default define.page<typeof handlers>(({ data: { invitation, refused }, state: { lang, viewer } }) => {
  const { t } = lang;
  if (!invitation) {
    return (
      <EmptyState heading icon={MailX} title={t("auth.invite.gone")} help={t("auth.invite.gone.help")}>
        <Title lang={lang} of={t("auth.invite.gone")} />
        <ButtonLink kind="main" href="/login">{t("auth.forgot.back")}</ButtonLink>
      </EmptyState>
    );
  }
  const { workspaceName, invitedBy, email, role } = invitation;
  const title = t("auth.invite.title", { workspace: workspaceName });
  const lead = t("auth.invite.lead", { name: invitedBy, role: t(`shell.role.${role}`) });
  const other = viewer && email !== null && email !== viewer.user.email;
  return (
    <Page title={title} lead={lead} narrow>
      <Title lang={lang} of={title} />
      {other && <OtherPerson lang={lang} email={email} />}
      {viewer && !other && <JoinAs lang={lang} viewer={viewer} faults={refused?.faults} />}
      {!viewer && <JoinNew lang={lang} email={email ?? undefined} refused={refused} />}
    </Page>
  );
});
