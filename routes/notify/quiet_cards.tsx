import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { Switch } from "@/components/Switch.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { NotifyChange, NotifySettings } from "@/lib/notify/settings.ts";
import type { Form as Sent, Refused } from "@/routes/forms.ts";
import { ZoneField } from "@/routes/sla/zones.tsx";

const NIGHT = { from: "22:00", to: "08:00" };

interface Props {
  lang: Lang;
  settings: NotifySettings;
  refused?: Refused;
}

/** When devices are to be silent. */
export function QuietCard({ lang, settings: { quietHours }, refused }: Props) {
  const { t, timeZone } = lang;
  const { form, faults } = refused ?? {};
  const known = quietHours ?? { ...NIGHT, timeZone };
  const fields = faults?.fields ?? {};
  return (
    <Card title={t("notify.quiet")}>
      <Form lang={lang} does="quiet" faults={faults}>
        <Switch
          name="on"
          label={t("notify.quiet.on")}
          help={t("notify.quiet.help")}
          checked={form ? form.has("on") : quietHours !== null}
        />
        <div class="quiet-times">
          <TextField
            name="quietFrom"
            type="time"
            label={t("notify.quiet.from")}
            value={form?.text("quietFrom") ?? known.from}
            error={fields.quietFrom}
          />
          <TextField
            name="quietTo"
            type="time"
            label={t("notify.quiet.to")}
            value={form?.text("quietTo") ?? known.to}
            error={fields.quietTo}
          />
        </div>
        <ZoneField
          label={t("notify.quiet.zone")}
          help={t("notify.quiet.zone.help")}
          value={form?.text("timeZone") ?? known.timeZone}
          error={fields.timeZone}
        />
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}

/** What may stand on a lock screen. */
export function LockCard({ lang, settings }: Props) {
  const { t } = lang;
  return (
    <Card title={t("notify.lock")}>
      <Form lang={lang} does="lock">
        <Switch
          name="showText"
          label={t("notify.lock.text")}
          help={t("notify.lock.text.help")}
          checked={settings.showText}
        />
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}

export function quietFrom(form: Sent): NotifyChange {
  if (!form.has("on")) return { quietHours: null };
  const [from, to] = [form.text("quietFrom"), form.text("quietTo")];
  return { quietHours: { from, to, timeZone: form.text("timeZone") } };
}
