import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import BusyButton from "@/islands/BusyButton.tsx";
import type { Capability } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { CredentialFields } from "@/routes/channels/credential_fields.tsx";
import type { Refused } from "@/routes/forms.ts";

/** A new key for the same account. */
export function KeyCard({ lang, row, refused }: { lang: Lang; row: Capability; refused?: Refused }) {
  const { t } = lang;
  const failed = refused?.action === "key" ? refused : undefined;
  return (
    <Card title={t("connection.key")}>
      <Form lang={lang} does="key" faults={failed?.faults}>
        <p class="quiet">{t("connection.key.help")}</p>
        <CredentialFields lang={lang} row={row} refused={failed} />
        <BusyButton label={t("connection.key.submit")} busyLabel={t("connect.checking")} />
      </Form>
    </Card>
  );
}
