import { type Context, page } from "fresh";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { checkPolicy, type PolicyInput } from "@/lib/sla/check_policy.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { addPolicy, listPolicies } from "@/lib/sla/policy_book.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SLA, SlaFrame } from "@/routes/sla/frame.tsx";
import { chosenHours, hoursChoices } from "@/routes/sla/hours_choices.ts";
import { PolicyForm } from "@/routes/sla/policy_form.tsx";
import { policyFaults, policyFrom } from "@/routes/sla/policy_input.ts";
import { define, type State } from "@/routes/state.ts";

const FRESH: PolicyInput = {
  name: "",
  hoursId: "",
  targets: { normal: { first: 60, next: 120, resolution: 1440 } },
  warning: { share: 0.8 },
  pausesResolution: true,
};

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(
      ctx,
      { policy: (form) => create(ctx, desk, form) },
      (refused) => view(ctx, desk, refused),
      {},
      (error, form) => policyFaults(error, ctx.state.lang.t, form),
    )),
});

async function view({ state: { lang } }: Context<State>, { workspace, may }: Desk, refused?: Refused) {
  const first = (await listPolicies(workspace)).length === 0;
  return { may, hours: await hoursChoices(lang, workspace), first, refused };
}

async function create(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { services, lang } = ctx.state;
  const input = checkPolicy(policyFrom(form));
  const hoursId = await chosenHours(lang, services, workspace, input.hoursId);
  const id = await addPolicy(services, workspace, { ...input, hoursId });
  if (form.has("apply")) {
    const all = await listConnections(services, workspace);
    const choices = all.map(({ id: connectionId, settings: { sla } }) =>
      [connectionId, { direct: id, posts: id, ...sla }] as const
    );
    await choosePolicies(services, workspace, new Map(choices));
  }
  return doneAt(ctx, SLA, "slaSaved");
}

export default define.page<typeof handlers>(({ data: { may, hours, first, refused }, state: { lang } }) => (
  <SlaFrame lang={lang} may={may} title={lang.t("sla.policies.new")}>
    <PolicyForm
      lang={lang}
      policy={FRESH}
      hours={hours}
      refused={refused}
      action={lang.t("sla.policy.create")}
      apply={first}
    />
  </SlaFrame>
));
