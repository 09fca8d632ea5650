import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { CopyField } from "@/components/CopyField.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Role } from "@/db/schema/control.ts";
import Copy from "@/islands/Copy.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";
import type { MadeLink } from "@/routes/team/view.ts";

interface Props {
  lang: Lang;
  roles: readonly Role[];
  refused?: Refused;
  made?: MadeLink;
}

/** Invites somebody, and shows the link once. */
export function InviteCard({ lang, roles, refused, made }: Props) {
  const { t } = lang;
  const failed = refused?.action === "invite" ? refused : undefined;
  return (
    <Card title={t("settings.members.invite")}>
      {made && <Made lang={lang} made={made} />}
      <Form lang={lang} does="invite" faults={failed?.faults}>
        <SelectField
          name="role"
          label={t("settings.members.role")}
          value={failed?.form.text("role") ?? "agent"}
          choices={roles.map((value) => ({ value, label: t(`shell.role.${value}`) }))}
        />
        <TextField
          name="email"
          type="email"
          label={t("auth.email")}
          hint={t("page.optional")}
          help={t("settings.members.invite.email.help")}
          value={failed?.form.text("email")}
          error={failed?.faults.fields.email}
          autocomplete="off"
        />
        <Button kind={made ? "plain" : "main"}>{t("settings.members.invite.submit")}</Button>
      </Form>
    </Card>
  );
}

function Made({ lang: { t }, made }: { lang: Lang; made: MadeLink }) {
  const label = t("settings.members.link");
  return (
    <div class="made" role="status">
      <CopyField
        id="invitation-link"
        label={made.email ? `${label}: ${made.email}` : label}
        value={made.url}
        help={t("settings.members.link.help")}
      >
        <Copy of="invitation-link" label={t("page.copy")} doneLabel={t("page.copied")} />
      </CopyField>
    </div>
  );
}
