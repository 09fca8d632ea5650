import { type Context, page } from "fresh";
import type { Role } from "@/db/schema/control.ts";
import { changeRole, members, removeMember } from "@/lib/auth/members.ts";
import { createReset } from "@/lib/auth/resets.ts";
import { mayManage } from "@/lib/auth/roles.ts";
import { AppError } from "@/lib/errors.ts";
import { requireConfirmed } from "@/routes/confirm.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { secret } from "@/routes/secret.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";
import { RemoveCard, ResetCard, RoleCard } from "@/routes/team/member_cards.tsx";
import { rolesFor } from "@/routes/team/view.ts";

const TEAM = "/settings/team";

export const handlers = define.handlers({
  GET: permitted("manageMembers", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageMembers", (ctx, desk) =>
    act(ctx, {
      role: (form) => saveRole(ctx, desk, form),
      reset: () => makeReset(ctx, desk),
      remove: (form) => remove(ctx, desk, form),
    }, (refused) => view(ctx, desk, { refused }))),
});

async function view(ctx: Context<State>, desk: Desk, change: { refused?: Refused; link?: string } = {}) {
  const { viewer, workspace, may } = desk;
  const member = await memberOf(ctx, desk);
  return {
    ...change,
    may,
    member,
    workspace: workspace.name,
    isSelf: member.id === viewer.user.id,
    manageable: mayManage(viewer.role, member.role),
    roles: rolesFor(viewer.role),
  };
}

async function memberOf({ state: { services }, params }: Context<State>, { viewer }: Desk) {
  const all = await members(services.control, viewer.workspaceId);
  const member = all.find(({ id }) => id === params.member);
  if (!member) throw new AppError("not_found", { userId: params.member });
  return member;
}

async function saveRole(ctx: Context<State>, { viewer }: Desk, form: Sent) {
  const role: Role | undefined = rolesFor(viewer.role).find((one) => one === form.text("role"));
  if (!role) throw new AppError("forbidden", { right: "manageMembers" });
  await changeRole(ctx.state.services.control, viewer, { userId: ctx.params.member ?? "", role });
  return doneAt(ctx, TEAM, "role");
}

/** The link is a secret: it stands in this one answer, and in no address. */
async function makeReset(ctx: Context<State>, desk: Desk) {
  const { control, config, now } = ctx.state.services;
  const { token } = await createReset(control, desk.viewer, ctx.params.member ?? "", now());
  const link = `${config.origin}/reset/${token}`;
  return page(await view(ctx, desk, { link }), { headers: secret(ctx) });
}

async function remove(ctx: Context<State>, desk: Desk, form: Sent) {
  const { id, name } = await memberOf(ctx, desk);
  const self = id === desk.viewer.user.id;
  requireConfirmed(form, self ? desk.workspace.name : name);
  await removeMember(ctx.state.services.control, desk.viewer, id);
  return self ? ctx.redirect("/login", 303) : doneAt(ctx, TEAM, "removed");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { member, manageable, isSelf } = data;
  return (
    <SettingsFrame lang={lang} may={data.may} here={TEAM} title={member.name} lead={member.email}>
      {manageable && <RoleCard lang={lang} member={member} roles={data.roles} refused={data.refused} />}
      {manageable && !isSelf && <ResetCard lang={lang} link={data.link} refused={data.refused} />}
      {(manageable || isSelf) && (
        <RemoveCard
          lang={lang}
          name={isSelf ? data.workspace : member.name}
          isSelf={isSelf}
          refused={data.refused}
        />
      )}
    </SettingsFrame>
  );
});
