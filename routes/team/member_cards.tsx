import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { ConfirmForm } from "@/components/ConfirmForm.tsx";
import { CopyField } from "@/components/CopyField.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import type { Role } from "@/db/schema/control.ts";
import Copy from "@/islands/Copy.tsx";
import type { Member } from "@/lib/auth/members.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";

interface RoleProps {
  lang: Lang;
  member: Member;
  roles: readonly Role[];
  refused?: Refused;
}

/** What the member may do. */
export function RoleCard({ lang, member, roles, refused }: RoleProps) {
  const { t } = lang;
  return (
    <Card title={t("settings.members.role")}>
      <Form lang={lang} does="role" faults={refused?.action === "role" ? refused.faults : undefined}>
        <SelectField
          name="role"
          label={t("settings.members.role")}
          value={member.role}
          choices={roles.map((value) => ({ value, label: t(`shell.role.${value}`) }))}
          help={roles.map((role) => t(`settings.members.role.${role}.help`)).join(" ")}
        />
        <Button kind="main">{t("settings.members.role.save")}</Button>
      </Form>
    </Card>
  );
}

/** A link by which the member sets a new password; shown once. */
export function ResetCard({ lang, link, refused }: { lang: Lang; link?: string; refused?: Refused }) {
  const { t } = lang;
  return (
    <Card title={t("settings.members.reset")}>
      {link && (
        <div class="made" role="status">
          <CopyField
            id="reset-link"
            label={t("settings.members.reset.link")}
            value={link}
            help={t("settings.members.reset.link.help")}
          >
            <Copy of="reset-link" label={t("page.copy")} doneLabel={t("page.copied")} />
          </CopyField>
        </div>
      )}
      <Form lang={lang} does="reset" faults={refused?.action === "reset" ? refused.faults : undefined}>
        <p class="quiet">{t("settings.members.reset.help")}</p>
        <Button>{t("settings.members.reset.submit")}</Button>
      </Form>
    </Card>
  );
}

interface RemoveProps {
  lang: Lang;
  /** What has to be typed. */
  name: string;
  /** The viewer leaves. */
  isSelf: boolean;
  refused?: Refused;
}

/** The end of a membership. */
export function RemoveCard({ lang, name, isSelf, refused }: RemoveProps) {
  const { t } = lang;
  const help = isSelf
    ? t("settings.members.leave.help", { workspace: name })
    : t("settings.members.remove.help", { name });
  const action = t(isSelf ? "settings.members.leave" : "settings.members.remove");
  const failed = refused?.action === "remove" ? refused : undefined;
  return (
    <Card title={action}>
      <ConfirmForm
        lang={lang}
        does="remove"
        help={help}
        label={t("settings.members.confirm", { name })}
        action={action}
        typed={failed?.form.text("confirm")}
        faults={failed?.faults}
      />
    </Card>
  );
}
