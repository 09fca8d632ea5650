import { type Context, page } from "fresh";
import { listRules, moveRule, switchRule } from "@/lib/rules/keep.ts";
import { readNames } from "@/lib/rules/names.ts";
import { act, doneAt, type Form } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { RULES } from "@/routes/rules/frame.tsx";
import { RuleList } from "@/routes/rules/list_card.tsx";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(ctx, {
      up: (form) => move(ctx, desk, form, -1),
      down: (form) => move(ctx, desk, form, 1),
      on: (form) => turn(ctx, desk, form, true),
      off: (form) => turn(ctx, desk, form, false),
    }, () => view(ctx, desk))),
});

async function view({ state: { services } }: Context<State>, { workspace, may }: Desk) {
  return { may, rules: await listRules(workspace), names: await readNames(services, workspace) };
}

async function move(ctx: Context<State>, { workspace }: Desk, form: Form, by: -1 | 1) {
  await moveRule(ctx.state.services, workspace, form.text("id"), by);
  return doneAt(ctx, RULES, "ruleMoved");
}

async function turn(ctx: Context<State>, { workspace }: Desk, form: Form, enabled: boolean) {
  await switchRule(ctx.state.services, workspace, form.text("id"), enabled);
  return doneAt(ctx, RULES, enabled ? "ruleOn" : "ruleOff");
}

export default define.page<typeof handlers>(({ data: { may, rules, names }, state: { lang } }) => (
  <SettingsFrame
    lang={lang}
    may={may}
    here={RULES}
    title={lang.t("rules.title")}
    lead={lang.t("rules.lead")}
  >
    <RuleList lang={lang} rules={rules} names={names} />
  </SettingsFrame>
));
