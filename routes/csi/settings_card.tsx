import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { Switch } from "@/components/Switch.tsx";
import type { CsiSettings } from "@/db/schema/workspace.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { answerDays, badScores, delays, quietDays } from "@/routes/csi/choices.ts";
import { WordFields } from "@/routes/csi/word_fields.tsx";
import type { Refused } from "@/routes/forms.ts";

export interface SettingsProps {
  lang: Lang;
  settings: CsiSettings;
  /** This very form, as it was sent and refused. */
  refused?: Refused;
}

/** Whether, how and when customers are asked. */
export function SettingsCard(props: SettingsProps) {
  const { lang, settings, refused } = props;
  const { t } = lang;
  const fields = refused?.faults.fields ?? {};
  const on = (name: "enabled" | "alerts" | "reopens") => refused ? refused.form.has(name) : settings[name];
  const chosen = (name: "scale" | "bad" | "answerDays" | "quietDays" | "delayMinutes") =>
    refused?.form.text(name) ?? String(settings[name]);
  return (
    <Card>
      <Form lang={lang} does="settings" faults={refused?.faults}>
        <Switch name="enabled" label={t("csi.on")} help={t("csi.on.help")} checked={on("enabled")} />
        <SelectField
          name="scale"
          label={t("csi.scale")}
          value={chosen("scale")}
          choices={(["five", "thumbs"] as const).map((value) => ({ value, label: t(`csi.scale.${value}`) }))}
        />
        <fieldset class="form csi-part">
          <legend>{t("csi.when")}</legend>
          <SelectField
            name="delayMinutes"
            label={t("csi.delay")}
            help={t("csi.delay.help")}
            value={chosen("delayMinutes")}
            error={fields.delayMinutes}
            choices={delays(lang, settings.delayMinutes)}
          />
          <div class="choices-fields">
            <SelectField
              name="answerDays"
              label={t("csi.answerDays")}
              value={chosen("answerDays")}
              error={fields.answerDays}
              choices={answerDays(lang, settings.answerDays)}
            />
            <SelectField
              name="quietDays"
              label={t("csi.quietDays")}
              value={chosen("quietDays")}
              error={fields.quietDays}
              choices={quietDays(lang, settings.quietDays)}
            />
          </div>
        </fieldset>
        <fieldset class="form csi-part">
          <legend>{t("csi.bad")}</legend>
          <SelectField
            name="bad"
            label={t("csi.bad.upTo")}
            value={chosen("bad")}
            error={fields.bad}
            choices={badScores(lang)}
          />
          <Switch name="alerts" label={t("csi.alerts")} checked={on("alerts")} />
          <Switch name="reopens" label={t("csi.reopens")} checked={on("reopens")} />
        </fieldset>
        <WordFields {...props} />
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}
