import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { type Choice, SelectField } from "@/components/SelectField.tsx";
import { Switch } from "@/components/Switch.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { PolicyInput } from "@/lib/sla/check_policy.ts";
import type { Refused } from "@/routes/forms.ts";
import { OtherTimes, TimeFields } from "@/routes/sla/time_fields.tsx";
import { warningChoices, warningText } from "@/routes/sla/warnings.ts";

interface Props {
  lang: Lang;
  policy: PolicyInput;
  hours: readonly Choice[];
  refused?: Refused;
  /** What the button says. */
  action: string;
  /** Offers to turn it on for all channels; absent: it is there already. */
  apply?: boolean;
}

/** How soon customers are answered, by which hours that counts, and when to warn. */
export function PolicyForm({ lang, policy, hours, refused, action, apply }: Props) {
  const { t } = lang;
  const failed = refused?.action === "policy" ? refused : undefined;
  const { form, faults } = failed ?? {};
  return (
    <Card>
      <Form lang={lang} does="policy" faults={faults}>
        <TextField
          name="name"
          label={t("sla.policy.name")}
          help={t("sla.policy.name.help")}
          value={form?.text("name") ?? policy.name}
          error={faults?.fields.name}
          maxLength={100}
          autocomplete="off"
        />
        <SelectField
          name="hoursId"
          label={t("sla.policy.hours")}
          help={t("sla.policy.hours.help")}
          value={form?.text("hoursId") ?? policy.hoursId}
          choices={hours}
          error={faults?.fields.hoursId}
        />
        <TimeFields lang={lang} priority="normal" policy={policy} refused={failed} />
        <OtherTimes lang={lang} policy={policy} refused={failed} />
        <SelectField
          name="warning"
          label={t("sla.policy.warning")}
          help={t("sla.policy.warning.help")}
          value={form?.text("warning") ?? warningText(policy.warning)}
          choices={warningChoices(lang, policy.warning)}
          error={faults?.fields.warning}
        />
        <Switch
          name="pausesResolution"
          value="1"
          label={t("sla.policy.pauses")}
          help={t("sla.policy.pauses.help")}
          checked={form ? form.has("pausesResolution") : policy.pausesResolution}
        />
        {apply !== undefined && (
          <Switch
            name="apply"
            value="1"
            label={t("sla.policy.apply")}
            help={t("sla.policy.apply.help")}
            checked={form ? form.has("apply") : apply}
          />
        )}
        <Button kind="main">{action}</Button>
      </Form>
    </Card>
  );
}
