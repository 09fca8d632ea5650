import { Table2 } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { platformLabel } from "@/components/platform.ts";
import { Steps } from "@/components/Steps.tsx";
import { TextField } from "@/components/TextField.tsx";
import { Form } from "@/components/Form.tsx";
import BusyButton from "@/islands/BusyButton.tsx";
import type { Capability } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { CredentialFields } from "@/routes/channels/credential_fields.tsx";
import { GuideWords } from "@/routes/channels/guide_words.tsx";
import type { Refused } from "@/routes/forms.ts";

const MOST_STEPS = 9;

/** How to get what the platform asks for, step by step. */
export function ConnectGuide({ lang: { t }, row }: { lang: Lang; row: Capability }) {
  const numbers = Array.from({ length: MOST_STEPS }, (_, i) => `${row.platform}.${i + 1}`);
  const steps = numbers.filter((key) => t.knows("guide.step", key))
    .map((key) => ({ key, title: <GuideWords text={t.code("guide.step", key)} />, done: false }));
  if (steps.length === 0) return null;
  return (
    <Card title={t("connect.guide")}>
      <Steps steps={steps} doneLabel="" leftLabel="" />
    </Card>
  );
}

/** The form for the keys of a new account. */
export function NewConnection({ lang, row, refused }: { lang: Lang; row: Capability; refused?: Refused }) {
  const { t } = lang;
  const bare = row.credentials.length === 0;
  return (
    <Card title={bare ? undefined : t("connect.form")}>
      <Form lang={lang} faults={refused?.faults}>
        {bare && <p>{t("connect.form.none")}</p>}
        <CredentialFields lang={lang} row={row} refused={refused} />
        <TextField
          name="name"
          label={t("connect.name")}
          hint={t("page.optional")}
          help={t("connect.name.help")}
          value={refused?.form.text("name")}
          maxLength={100}
          autocomplete="off"
        />
        <BusyButton
          label={t(bare ? "connect.submit.none" : "connect.submit")}
          busyLabel={t(bare ? "connect.submit.none" : "connect.checking")}
        />
      </Form>
    </Card>
  );
}

/** In place of the form of a platform that is yet to come. */
export function ConnectSoon({ lang: { t, locale }, row }: { lang: Lang; row: Capability }) {
  const platform = platformLabel(row.platform, locale);
  return (
    <EmptyState icon={Table2} title={t("connect.soon.title", { platform })} help={t("connect.soon.help")}>
      <ButtonLink kind="main" href={`/channels?platform=${row.platform}`}>
        {t("connection.matrix")}
      </ButtonLink>
    </EmptyState>
  );
}
