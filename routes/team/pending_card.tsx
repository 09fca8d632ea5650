import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import type { Role } from "@/db/schema/control.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  invitations: readonly { id: string; email: string | null; role: Role; expiresAt: number }[];
}

/** Invitations that nobody has answered yet. */
export function PendingCard({ lang, invitations }: Props) {
  const { t } = lang;
  if (invitations.length === 0) return null;
  return (
    <Card title={t("settings.members.pending")}>
      <ul class="list">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} class="list-row">
            <span class="list-main">
              <b dir="auto">{email ?? t("settings.members.pending.anyone")}</b>
              <span class="quiet">
                {t(`shell.role.${role}`)}, {untilWhen(lang, expiresAt)}
              </span>
            </span>
            <form method="post">
              <input type="hidden" name="_action" value="revoke" />
              <Button
                small
                name="id"
                value={id}
                aria-label={t("settings.members.revoke.name", { name: email ?? t(`shell.role.${role}`) })}
              >
                {t("settings.members.revoke")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function untilWhen({ t, dates, now }: Lang, expiresAt: number): string {
  const date = dates.brief(new Date(expiresAt).toISOString(), now);
  return t("settings.members.pending.until", { date });
}
