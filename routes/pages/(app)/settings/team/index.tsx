import { type Context, page } from "fresh";
import { invite, revokeInvitation } from "@/lib/auth/invitations.ts";
import { AppError } from "@/lib/errors.ts";
import { act, doneAt, type Form as Sent } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { secret } from "@/routes/secret.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";
import { InviteCard } from "@/routes/team/invite_card.tsx";
import { MembersCard } from "@/routes/team/members_card.tsx";
import { PendingCard } from "@/routes/team/pending_card.tsx";
import { rolesFor, teamView } from "@/routes/team/view.ts";

const HERE = "/settings/team";

export const handlers = define.handlers({
  GET: permitted("manageMembers", async (ctx, desk) => page(await teamView(ctx, desk))),
  POST: permitted("manageMembers", (ctx, desk) =>
    act(ctx, {
      invite: (form) => makeInvitation(ctx, desk, form),
      revoke: (form) => revoke(ctx, desk, form),
    }, (refused) => teamView(ctx, desk, { refused }))),
});

/** The link is a secret: it stands in this one answer, and in no address. */
async function makeInvitation(ctx: Context<State>, desk: Desk, form: Sent) {
  const { control, config, now } = ctx.state.services;
  const role = rolesFor(desk.viewer.role).find((one) => one === form.text("role"));
  if (!role) throw new AppError("forbidden", { right: "manageMembers" });
  const email = form.text("email").trim();
  const { token } = await invite(control, desk.viewer, { email, role }, now());
  const made = { url: `${config.origin}/invitations/${token}`, email };
  return page(await teamView(ctx, desk, { made }), { headers: secret(ctx) });
}

async function revoke(ctx: Context<State>, { viewer }: Desk, form: Sent) {
  await revokeInvitation(ctx.state.services.control, viewer, form.text("id"));
  return doneAt(ctx, HERE, "revoked");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  return (
    <SettingsFrame
      lang={lang}
      may={data.may}
      here={HERE}
      title={t("settings.members")}
      lead={t("settings.members.lead")}
    >
      <InviteCard lang={lang} roles={data.roles} refused={data.refused} made={data.made} />
      <PendingCard lang={lang} invitations={data.invitations} />
      <MembersCard lang={lang} members={data.members} viewerId={data.viewerId} />
    </SettingsFrame>
  );
});
