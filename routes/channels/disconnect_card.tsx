import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { platformLabel } from "@/components/platform.ts";
import { TextField } from "@/components/TextField.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  connection: ConnectionView;
  /** Tickets that are open now, counted up to a limit. */
  open: { readonly count: number; readonly more: boolean };
  refused?: Refused;
}

/** Takes the account away: says what will be gone and what stays, and wants its name typed out. */
export function DisconnectCard({ lang, connection: { name, platform }, open, refused }: Props) {
  const { t, locale } = lang;
  const failed = refused?.action === "disconnect" ? refused : undefined;
  const where = platformLabel(platform, locale);
  const taken = capabilities[platform].webhook;
  const count = open.more
    ? t("connection.disconnect.tickets.more", { count: open.count })
    : t("connection.disconnect.tickets", { count: open.count });
  return (
    <Card title={t("connection.disconnect")}>
      <Form lang={lang} does="disconnect" faults={failed?.faults}>
        <ul class="consequences">
          <li>{open.count > 0 ? count : t("connection.disconnect.tickets.none")}</li>
          <li>{t("connection.disconnect.stays")}</li>
          {taken !== "none" && <li>{t(`connection.disconnect.webhook.${taken}`, { platform: where })}</li>}
          <li>{t("connection.disconnect.keys")}</li>
        </ul>
        <TextField
          name="confirm"
          label={t("connection.disconnect.confirm", { name })}
          value={failed?.form.text("confirm")}
          error={failed?.faults.fields.confirm}
          autocomplete="off"
        />
        <Button kind="danger">{t("connection.disconnect.submit", { name })}</Button>
      </Form>
    </Card>
  );
}
