import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { ConfirmForm } from "@/components/ConfirmForm.tsx";
import { Form } from "@/components/Form.tsx";
import { members } from "@/lib/auth/members.ts";
import { changeTeam, deleteTeam, teamById } from "@/lib/team/teams.ts";
import { requireConfirmed } from "@/routes/confirm.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";
import { TeamFields, teamInput } from "@/routes/teams/team_fields.tsx";

const TEAMS = "/settings/teams";

export const handlers = define.handlers({
  GET: permitted("manageMembers", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageMembers", (ctx, desk) =>
    act(ctx, {
      save: (form) => save(ctx, desk, form),
      remove: (form) => remove(ctx, desk, form),
    }, (refused) => view(ctx, desk, refused))),
});

async function view(ctx: Context<State>, { workspace, may }: Desk, refused?: Refused) {
  const team = await teamById(workspace, ctx.params.team ?? "");
  const people = await members(ctx.state.services.control, workspace.id);
  return { may, team, people, refused };
}

async function save(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  await changeTeam(ctx.state.services, workspace, ctx.params.team ?? "", teamInput(form));
  return doneAt(ctx, TEAMS, "teamSaved");
}

async function remove(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { id, name } = await teamById(workspace, ctx.params.team ?? "");
  requireConfirmed(form, name);
  await deleteTeam(ctx.state.services, workspace, id);
  return doneAt(ctx, TEAMS, "teamRemoved");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { may, team, people, refused } = data;
  const saving = refused?.action === "save" ? refused : undefined;
  const removing = refused?.action === "remove" ? refused : undefined;
  return (
    <SettingsFrame lang={lang} may={may} here={TEAMS} title={team.name}>
      <Card>
        <Form lang={lang} does="save" faults={saving?.faults}>
          <TeamFields lang={lang} members={people} team={team} refused={saving} />
          <Button kind="main">{t("page.save")}</Button>
        </Form>
      </Card>
      <Card title={t("teams.remove")}>
        <ConfirmForm
          lang={lang}
          does="remove"
          help={t("teams.remove.help")}
          label={t("settings.members.confirm", { name: team.name })}
          action={t("teams.remove")}
          typed={removing?.form.text("confirm")}
          faults={removing?.faults}
        />
      </Card>
    </SettingsFrame>
  );
});
