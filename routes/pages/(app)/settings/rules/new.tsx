import { type Context, page } from "fresh";
import type { RawRule } from "@/lib/rules/check.ts";
import { addRule } from "@/lib/rules/keep.ts";
import { readNames } from "@/lib/rules/names.ts";
import { act, type Form } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { RuleFrame } from "@/routes/rules/frame.tsx";
import { draftFrom, draftOf, ruleFaults } from "@/routes/rules/input.ts";
import { RuleForm } from "@/routes/rules/rule_form.tsx";
import { type Shown, takeRule } from "@/routes/rules/take_rule.ts";
import { TriedCard } from "@/routes/rules/tried_card.tsx";
import { define, type State } from "@/routes/state.ts";

const FRESH: RawRule = {
  name: "",
  enabled: true,
  trigger: { type: "message" },
  match: "all",
  conditions: [],
  actions: [],
};

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk, {}))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(
      ctx,
      { rule: (form) => take(ctx, desk, form) },
      (refused) => view(ctx, desk, { form: refused.form, refused }),
      {},
      (error, form) => ruleFaults(error, ctx.state.lang.t, form),
    )),
});

async function view(ctx: Context<State>, { workspace, may }: Desk, { form, refused, tried }: Shown) {
  const draft = form ? draftFrom(form) : draftOf(FRESH);
  return { may, draft, refused, tried, names: await readNames(ctx.state.services, workspace) };
}

async function take(ctx: Context<State>, desk: Desk, form: Form) {
  const save = (rule: RawRule) => addRule(ctx.state.services, desk.workspace, rule);
  return await takeRule(ctx, desk, form, (shown) => view(ctx, desk, shown), save);
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, draft, refused, tried, names } = data;
  return (
    <RuleFrame lang={lang} may={may} title={lang.t("rules.new")}>
      {tried && <TriedCard lang={lang} tried={tried} names={names} />}
      <RuleForm lang={lang} draft={draft} names={names} refused={refused} action={lang.t("rules.create")} />
    </RuleFrame>
  );
});
