import { type Context, page } from "fresh";
import { Card } from "@/components/Card.tsx";
import { ConfirmForm } from "@/components/ConfirmForm.tsx";
import type { RawRule } from "@/lib/rules/check.ts";
import { changeRule, removeRule, ruleById } from "@/lib/rules/keep.ts";
import { runsOfRule } from "@/lib/rules/log.ts";
import { readNames } from "@/lib/rules/names.ts";
import { summaryOf } from "@/lib/rules/summary.ts";
import { requireConfirmed } from "@/routes/confirm.ts";
import { act, doneAt, type Form } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { RuleFrame, RULES } from "@/routes/rules/frame.tsx";
import { draftFrom, draftOf, ruleFaults } from "@/routes/rules/input.ts";
import { LogCard } from "@/routes/rules/log_card.tsx";
import { RuleForm } from "@/routes/rules/rule_form.tsx";
import { type Shown, takeRule } from "@/routes/rules/take_rule.ts";
import { TriedCard } from "@/routes/rules/tried_card.tsx";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk, {}))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(
      ctx,
      { rule: (form) => take(ctx, desk, form), remove: (form) => remove(ctx, desk, form) },
      (refused) => view(ctx, desk, { form: refused.action === "rule" ? refused.form : undefined, refused }),
      {},
      (error, form) => ruleFaults(error, ctx.state.lang.t, form),
    )),
});

async function view(ctx: Context<State>, { workspace, may }: Desk, { form, refused, tried }: Shown) {
  const rule = await ruleById(workspace, idOf(ctx));
  const names = await readNames(ctx.state.services, workspace);
  const draft = form ? draftFrom(form) : draftOf(rule);
  return { may, rule, draft, refused, tried, names, runs: await runsOfRule(workspace, rule.id) };
}

async function take(ctx: Context<State>, desk: Desk, form: Form) {
  const save = (rule: RawRule) => changeRule(ctx.state.services, desk.workspace, idOf(ctx), rule);
  return await takeRule(ctx, desk, form, (shown) => view(ctx, desk, shown), save);
}

async function remove(ctx: Context<State>, { workspace }: Desk, form: Form) {
  const { name } = await ruleById(workspace, idOf(ctx));
  requireConfirmed(form, name);
  await removeRule(ctx.state.services, workspace, idOf(ctx));
  return doneAt(ctx, RULES, "ruleRemoved");
}

function idOf({ params }: Context<State>): string {
  return params.rule ?? "";
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, rule, draft, refused, tried, names, runs } = data;
  const { t } = lang;
  const removal = refused?.action === "remove" ? refused : undefined;
  return (
    <RuleFrame lang={lang} may={may} title={rule.name}>
      <p class="quiet rule-summary">{summaryOf(lang, rule, names)}</p>
      {tried && <TriedCard lang={lang} tried={tried} names={names} />}
      <RuleForm lang={lang} draft={draft} names={names} refused={refused} action={t("page.save")} />
      <LogCard lang={lang} runs={runs} names={names} />
      <Card title={t("rules.delete")}>
        <ConfirmForm
          lang={lang}
          does="remove"
          help={t("rules.delete.help")}
          label={t("rules.confirm", { name: rule.name })}
          action={t("rules.delete")}
          typed={removal?.form.text("confirm")}
          faults={removal?.faults}
        />
      </Card>
    </RuleFrame>
  );
});
