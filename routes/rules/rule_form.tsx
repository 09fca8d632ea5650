import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { Switch } from "@/components/Switch.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Names } from "@/lib/rules/names.ts";
import { timeText } from "@/lib/rules/summary.ts";
import type { Refused } from "@/routes/forms.ts";
import { type Draft, triggerName } from "@/routes/rules/input.ts";
import { ActionRows, ConditionRows } from "@/routes/rules/rows.tsx";

interface Props {
  lang: Lang;
  draft: Draft;
  names: Names;
  refused?: Refused;
  /** What the button says. */
  action: string;
}

/** When, if, then: a rule, with a way to try it before it is kept. */
export function RuleForm({ lang, draft, names, refused, action }: Props) {
  const { t } = lang;
  const faults = refused?.action === "rule" ? refused.faults : undefined;
  const errors = faults?.fields ?? {};
  const { rule } = draft;
  return (
    <Card>
      <Form lang={lang} does="rule" faults={faults}>
        {/* The Enter key presses the first button: it is to keep the rule, not to add a row. */}
        <button type="submit" class="rule-enter" tabIndex={-1} aria-hidden="true">{action}</button>
        <TextField
          name="name"
          label={t("rules.name")}
          help={t("rules.name.help")}
          value={rule.name}
          error={errors.name}
          maxLength={100}
          autocomplete="off"
        />
        <div class="rule-when">
          <SelectField
            name="trigger"
            label={t("rules.trigger")}
            value={triggerName(rule.trigger)}
            choices={triggers(lang)}
          />
          <div class="rule-minutes">
            <TextField
              name="minutes"
              label={t("rules.minutes")}
              help={t("rules.minutes.help")}
              value={draft.wait ?? waitOf(lang, draft)}
              error={errors.minutes}
              autocomplete="off"
            />
          </div>
        </div>
        <ConditionRows lang={lang} draft={draft} names={names} errors={errors} />
        <ActionRows lang={lang} draft={draft} names={names} errors={errors} />
        <Switch
          name="enabled"
          value="1"
          label={t("rules.enabled")}
          help={t("rules.enabled.help")}
          checked={rule.enabled}
        />
        <div class="rule-ends">
          <Button kind="main">{action}</Button>
          <Button name="try" value="1">{t("rules.try")}</Button>
        </div>
      </Form>
    </Card>
  );
}

function waitOf({ locale }: Lang, { rule: { trigger } }: Draft): string {
  return trigger.type === "elapsed" ? timeText(trigger.minutes, locale) : "";
}

function triggers({ t }: Lang) {
  return [
    { value: "message", label: t("rules.start.message") },
    { value: "created", label: t("rules.start.created") },
    { value: "status:closed", label: t("rules.start.status.closed") },
    { value: "status:open", label: t("rules.start.status.open") },
    { value: "status:", label: t("rules.start.status.any") },
    { value: "elapsed:customer", label: t("rules.start.customer") },
    { value: "elapsed:answer", label: t("rules.start.answer") },
    { value: "elapsed:created", label: t("rules.start.created_for") },
  ];
}
