import { type Context, page } from "fresh";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { listHours } from "@/lib/sla/hours_book.ts";
import { listPolicies } from "@/lib/sla/policy_book.ts";
import { act, doneAt, type Form as Sent } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { ChoiceCard } from "@/routes/sla/choice_card.tsx";
import { choiceFrom } from "@/routes/sla/choice_input.ts";
import { SLA } from "@/routes/sla/frame.tsx";
import { HoursList } from "@/routes/sla/hours_list.tsx";
import { PolicyList } from "@/routes/sla/policy_list.tsx";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted(
    "manageSettings",
    (ctx, desk) => act(ctx, { choice: (form) => choose(ctx, desk, form) }, () => view(ctx, desk)),
  ),
});

async function view({ state: { services } }: Context<State>, { workspace, may }: Desk) {
  const [policies, hours, connections] = await Promise.all([
    listPolicies(workspace),
    listHours(workspace),
    listConnections(services, workspace),
  ]);
  return { may, policies, hours, connections };
}

async function choose(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { services } = ctx.state;
  const all = await listConnections(services, workspace);
  await choosePolicies(services, workspace, new Map(all.map(({ id }) => [id, choiceFrom(form, id)])));
  return doneAt(ctx, SLA, "slaChosen");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, policies, hours, connections } = data;
  const { t } = lang;
  return (
    <SettingsFrame lang={lang} may={may} here={SLA} title={t("sla.title")} lead={t("sla.lead")}>
      <PolicyList lang={lang} policies={policies} hours={hours} />
      {policies.length > 0 && (
        <ChoiceCard lang={lang} connections={connections} policies={policies} hours={hours} />
      )}
      <HoursList lang={lang} hours={hours} />
    </SettingsFrame>
  );
});
