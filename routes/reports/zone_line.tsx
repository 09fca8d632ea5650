import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { ZoneField } from "@/routes/sla/zones.tsx";

interface Props {
  lang: Lang;
  timeZone: string;
  mayChange: boolean;
}

/** By which zone days are counted; whoever manages the workspace may choose another. */
export function ZoneLine({ lang, timeZone, mayChange }: Props) {
  const { t } = lang;
  const said = t("reports.zone", { zone: timeZone.replaceAll("_", " ") });
  if (!mayChange) return <p>{said}</p>;
  return (
    <details class="report-zone">
      <summary>{said} {t("reports.zone.change")}</summary>
      <Form lang={lang} action="/reports/zone">
        <ZoneField label={t("reports.zone.label")} help={t("reports.zone.help")} value={timeZone} />
        <Button>{t("page.save")}</Button>
      </Form>
    </details>
  );
}
