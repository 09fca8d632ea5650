import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import type { Rights } from "@/lib/auth/viewer.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { type Cause, CAUSES, MANAGERS_CAUSES, type Ways } from "@/lib/notify/causes.ts";
import { causesBy, type NotifyChange, type NotifySettings } from "@/lib/notify/settings.ts";
import type { Form as Sent } from "@/routes/forms.ts";

const WAYS = ["inApp", "push"] as const;

/** For each cause, where its reader wants to be told of it. */
export function CauseCard({ lang, settings, may }: { lang: Lang; settings: NotifySettings; may: Rights }) {
  const { t } = lang;
  const shown = CAUSES.filter((cause) => may.manageConnections || !MANAGERS_CAUSES.has(cause));
  return (
    <Card title={t("notify.causes")}>
      <Form lang={lang} does="causes">
        <table class="cause-table">
          <thead>
            <tr>
              <th scope="col">{t("notify.causes.cause")}</th>
              {WAYS.map((way) => <th key={way} scope="col">{t(`notify.causes.${way}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {shown.map((cause) => (
              <Row
                key={cause}
                lang={lang}
                cause={cause}
                ways={settings.causes[cause]}
              />
            ))}
          </tbody>
        </table>
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}

function Row({ lang: { t }, cause, ways }: { lang: Lang; cause: Cause; ways: Ways }) {
  const name = t(`notify.cause.${cause}`);
  return (
    <tr>
      <th scope="row">
        {name}
        <input type="hidden" name="cause" value={cause} />
      </th>
      {WAYS.map((way) => (
        <td key={way}>
          <label>
            <input
              type="checkbox"
              name={`${cause}.${way}`}
              checked={ways[way]}
              aria-label={t("notify.causes.way", { cause: name, way: t(`notify.causes.${way}`) })}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}

/** What the form says of the causes that it showed. */
export function causesFrom(form: Sent): NotifyChange {
  const shown = new Set(form.texts("cause"));
  const causes = causesBy((cause) =>
    shown.has(cause) ? { inApp: form.has(`${cause}.inApp`), push: form.has(`${cause}.push`) } : undefined
  );
  return { causes };
}
