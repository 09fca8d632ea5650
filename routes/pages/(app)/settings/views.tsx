import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Form } from "@/components/Form.tsx";
import { ListFilter } from "@/components/icons.ts";
import { filterQuery, filtersOf } from "@/components/inbox/filters.ts";
import { Switch } from "@/components/Switch.tsx";
import { TextField } from "@/components/TextField.tsx";
import { members } from "@/lib/auth/members.ts";
import { listTeams } from "@/lib/team/teams.ts";
import { listViews } from "@/lib/team/views.ts";
import { act, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";
import { VIEW_ACTIONS, VIEWS } from "@/routes/views/actions.ts";
import { ViewRows } from "@/routes/views/view_rows.tsx";
import { viewWords } from "@/routes/views/view_words.ts";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) => {
    const bound = Object.entries(VIEW_ACTIONS).map(([name, run]) =>
      [name, (form: Sent) => run(ctx, desk, form)] as const
    );
    return act(ctx, Object.fromEntries(bound), (refused) => view(ctx, desk, refused));
  }),
});

async function view({ state, url }: Context<State>, { viewer, workspace, may }: Desk, refused?: Refused) {
  const query = refused?.form.text("query") ?? filterQuery(filtersOf(url.searchParams)).slice(1);
  const people = await members(state.services.control, workspace.id);
  const teams = await listTeams(workspace);
  const names = {
    members: new Map(people.map(({ id, name }) => [id, name])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
  };
  return { may, query, names, views: await listViews(workspace, viewer.user.id), refused };
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { may, query, names, views } = data;
  const refused = data.refused?.action === "create" ? data.refused : undefined;
  return (
    <SettingsFrame
      lang={lang}
      may={may}
      here={VIEWS}
      title={t("teams.views.title")}
      lead={t("teams.views.lead")}
    >
      {query !== "" && (
        <Card title={t("teams.views.new")}>
          <Form lang={lang} does="create" faults={refused?.faults}>
            <input type="hidden" name="query" value={query} />
            <p>
              {t("teams.views.conditions")}:{" "}
              <b>{viewWords(lang, Object.fromEntries(new URLSearchParams(query)), names)}</b>
            </p>
            <TextField
              name="name"
              label={t("teams.views.name")}
              value={refused?.form.text("name") ?? ""}
              error={refused?.faults.fields.name}
              autocomplete="off"
            />
            {may.manageSettings && (
              <Switch name="shared" label={t("teams.views.share")} help={t("teams.views.share.help")} />
            )}
            <Button kind="main">{t("page.save")}</Button>
          </Form>
        </Card>
      )}
      {views.length === 0 && query === "" && (
        <EmptyState icon={ListFilter} title={t("teams.views.none")} help={t("teams.views.none.help")}>
          <ButtonLink href="/inbox">{t("teams.views.none.go")}</ButtonLink>
        </EmptyState>
      )}
      <ViewRows
        lang={lang}
        title={t("teams.views.shared")}
        views={views.filter(({ shared }) => shared)}
        names={names}
        mine={may.manageSettings}
        refused={data.refused}
      />
      <ViewRows
        lang={lang}
        title={t("teams.views.own")}
        views={views.filter(({ shared }) => !shared)}
        names={names}
        mine
        refused={data.refused}
      />
    </SettingsFrame>
  );
});
