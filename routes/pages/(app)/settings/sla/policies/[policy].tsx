import { type Context, page } from "fresh";
import { Card } from "@/components/Card.tsx";
import { ConfirmForm } from "@/components/ConfirmForm.tsx";
import { changePolicy, policyById, removePolicy } from "@/lib/sla/policy_book.ts";
import { policyView } from "@/lib/sla/policy_view.ts";
import { requireConfirmed } from "@/routes/confirm.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SLA, SlaFrame } from "@/routes/sla/frame.tsx";
import { hoursChoices } from "@/routes/sla/hours_choices.ts";
import { PolicyForm } from "@/routes/sla/policy_form.tsx";
import { policyFaults, policyFrom } from "@/routes/sla/policy_input.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(
      ctx,
      { policy: (form) => save(ctx, desk, form), remove: (form) => remove(ctx, desk, form) },
      (refused) => view(ctx, desk, refused),
      {},
      (error, form) => policyFaults(error, ctx.state.lang.t, form),
    )),
});

async function view(ctx: Context<State>, { workspace, may }: Desk, refused?: Refused) {
  const policy = policyView(await policyById(workspace, idOf(ctx)));
  return { may, policy, hours: await hoursChoices(ctx.state.lang, workspace), refused };
}

async function save(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  await changePolicy(ctx.state.services, workspace, idOf(ctx), policyFrom(form));
  return doneAt(ctx, SLA, "slaSaved");
}

async function remove(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { name } = await policyById(workspace, idOf(ctx));
  requireConfirmed(form, name);
  await removePolicy(ctx.state.services, workspace, idOf(ctx));
  return doneAt(ctx, SLA, "slaRemoved");
}

function idOf({ params }: Context<State>): string {
  return params.policy ?? "";
}

export default define.page<typeof handlers>(({ data: { may, policy, hours, refused }, state: { lang } }) => {
  const { t } = lang;
  const removal = refused?.action === "remove" ? refused : undefined;
  return (
    <SlaFrame lang={lang} may={may} title={policy.name}>
      <PolicyForm lang={lang} policy={policy} hours={hours} refused={refused} action={t("page.save")} />
      <Card title={t("sla.policy.delete")}>
        <ConfirmForm
          lang={lang}
          does="remove"
          help={t("sla.policy.delete.help")}
          label={t("sla.confirm", { name: policy.name })}
          action={t("sla.policy.delete")}
          typed={removal?.form.text("confirm")}
          faults={removal?.faults}
        />
      </Card>
    </SlaFrame>
  );
});
