import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { Switch } from "@/components/Switch.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Holiday } from "@/db/schema/workspace.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  holidays: readonly Holiday[];
  refused?: Refused;
}

/** The days off, each with what takes it away, and a form for one more. */
export function HolidaysCard({ lang, holidays, refused }: Props) {
  const { t } = lang;
  const failed = refused?.action === "holiday" ? refused : undefined;
  const inOrder = holidays.toSorted((a, b) => a.date < b.date ? -1 : 1);
  return (
    <Card title={t("sla.hours.holidays")}>
      <div class="part">
        <p class="quiet">{t("sla.hours.holidays.help")}</p>
        {inOrder.length === 0 ? <p class="quiet">{t("sla.hours.holidays.none")}</p> : (
          <ul class="list">
            {inOrder.map((one) => <Day key={`${one.date} ${one.yearly}`} lang={lang} holiday={one} />)}
          </ul>
        )}
        <Form lang={lang} does="holiday" faults={failed?.faults}>
          <TextField
            name="date"
            type="date"
            label={t("sla.hours.holiday.date")}
            value={failed?.form.text("date")}
            error={failed?.faults.fields.date}
          />
          <TextField
            name="holidayName"
            label={t("sla.hours.holiday.name")}
            hint={t("page.optional")}
            value={failed?.form.text("holidayName")}
            maxLength={100}
            autocomplete="off"
          />
          <Switch
            name="yearly"
            value="1"
            label={t("sla.hours.holiday.yearly")}
            checked={failed?.form.has("yearly")}
          />
          <Button>{t("sla.hours.holiday.add")}</Button>
        </Form>
      </div>
    </Card>
  );
}

function Day({ lang, holiday: { date, name, yearly } }: { lang: Lang; holiday: Holiday }) {
  const { t, locale } = lang;
  const year = yearly ? undefined : "numeric" as const;
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year, timeZone: "UTC" });
  const shown = format.format(new Date(`${date}T00:00:00Z`));
  return (
    <li class="list-row">
      <span class="list-main">
        <b>{shown}</b>
        <span class="quiet">
          {[name, yearly && t("sla.hours.holiday.yearlyMark")].filter(Boolean).join(", ")}
        </span>
      </span>
      <form method="post">
        <input type="hidden" name="_action" value="unholiday" />
        <input type="hidden" name="date" value={date} />
        {yearly && <input type="hidden" name="yearly" value="1" />}
        <Button small aria-label={t("sla.hours.holiday.remove", { date: shown })}>
          {t("page.remove")}
        </Button>
      </form>
    </li>
  );
}
