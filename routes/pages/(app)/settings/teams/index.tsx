import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Form } from "@/components/Form.tsx";
import { UsersRound } from "@/components/icons.ts";
import { members } from "@/lib/auth/members.ts";
import { createTeam, listTeams } from "@/lib/team/teams.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";
import { TeamFields, teamInput } from "@/routes/teams/team_fields.tsx";
import { TeamList } from "@/routes/teams/team_list.tsx";

const HERE = "/settings/teams";

export const handlers = define.handlers({
  GET: permitted("manageMembers", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted(
    "manageMembers",
    (ctx, desk) =>
      act(ctx, { create: (form) => create(ctx, desk, form) }, (refused) => view(ctx, desk, refused)),
  ),
});

async function view({ state: { services } }: Context<State>, { workspace, may }: Desk, refused?: Refused) {
  const people = await members(services.control, workspace.id);
  return { may, people, teams: await listTeams(workspace), refused };
}

async function create(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  await createTeam(ctx.state.services, workspace, teamInput(form));
  return doneAt(ctx, HERE, "teamSaved");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { may, people, teams, refused } = data;
  return (
    <SettingsFrame lang={lang} may={may} here={HERE} title={t("teams.title")} lead={t("teams.lead")}>
      {teams.length === 0
        ? <EmptyState icon={UsersRound} title={t("teams.none")} help={t("teams.none.help")} />
        : <TeamList lang={lang} teams={teams} />}
      <Card title={t("teams.new")}>
        <Form lang={lang} does="create" faults={refused?.faults}>
          <TeamFields lang={lang} members={people} refused={refused} />
          <Button kind="main">{t("teams.create")}</Button>
        </Form>
      </Card>
    </SettingsFrame>
  );
});
