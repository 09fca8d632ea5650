import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { HoursInput } from "@/lib/sla/check_hours.ts";
import type { Refused } from "@/routes/forms.ts";
import { DayRows } from "@/routes/sla/day_rows.tsx";
import { DAYS, rowsOf } from "@/routes/sla/week_rows.ts";
import { ZoneField } from "@/routes/sla/zones.tsx";

interface Props {
  lang: Lang;
  hours: HoursInput;
  refused?: Refused;
  /** What the button says. */
  action: string;
}

/** When somebody works: around the clock, or by weekday. */
export function HoursForm({ lang, hours, refused, action }: Props) {
  const { t } = lang;
  const failed = refused?.action === "hours" ? refused : undefined;
  const { form, faults } = failed ?? {};
  const weekly = form ? rowsOf(form) : hours.weekly;
  const always = form ? form.text("mode") === "always" : isAlways(hours);
  return (
    <Card>
      <Form lang={lang} does="hours" faults={faults}>
        <TextField
          name="name"
          label={t("sla.hours.name")}
          help={t("sla.hours.name.help")}
          value={form?.text("name") ?? hours.name}
          error={faults?.fields.name}
          maxLength={100}
          autocomplete="off"
        />
        <ZoneField
          label={t("sla.hours.zone")}
          help={t("sla.hours.zone.help")}
          value={form?.text("timeZone") ?? hours.timeZone}
          error={faults?.fields.timeZone}
        />
        <fieldset class="form modes">
          <legend>{t("sla.hours.mode")}</legend>
          {(["weekly", "always"] as const).map((mode) => (
            <label key={mode} class="choice">
              <input type="radio" name="mode" value={mode} checked={(mode === "always") === always} />
              <span>{t(`sla.hours.${mode}`)}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="days" id="weekly">
          <legend class="hidden-text">{t("sla.hours.days")}</legend>
          <p class="quiet">{t("sla.hours.days.help")}</p>
          {faults?.fields.weekly && <p class="field-error">{faults.fields.weekly}</p>}
          {DAYS.map((day) => (
            <DayRows
              key={day}
              lang={lang}
              day={day}
              rows={always && !form ? [] : weekly.filter((one) => one.day === day).map(rowValue)}
              refused={failed}
            />
          ))}
        </fieldset>
        <Button kind="main">{action}</Button>
      </Form>
    </Card>
  );
}

/** A day's end is midnight to a field for times. */
function rowValue({ from, to, overnight = false }: HoursInput["weekly"][number]) {
  return { from, to: to === "24:00" ? "00:00" : to, overnight };
}

/** Every day from midnight to midnight. */
function isAlways({ weekly }: Pick<HoursInput, "weekly">): boolean {
  return weekly.length === DAYS.length && weekly.every(({ from, to }) => from === "00:00" && to === "24:00");
}
