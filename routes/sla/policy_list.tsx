import { Clock, Plus } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { HoursRow } from "@/lib/sla/hours_book.ts";
import type { PolicyRow } from "@/lib/sla/policy_book.ts";
import { CLOCK_KINDS } from "@/lib/sla/priorities.ts";
import { formatDuration } from "@/routes/sla/durations.ts";
import { SLA } from "@/routes/sla/frame.tsx";

interface Props {
  lang: Lang;
  policies: readonly PolicyRow[];
  hours: readonly HoursRow[];
}

/** The policies, each with its times in a line. */
export function PolicyList({ lang, policies, hours }: Props) {
  const { t } = lang;
  const href = `${SLA}/policies/new`;
  if (policies.length === 0) {
    return (
      <EmptyState icon={Clock} title={t("sla.policies.empty")} help={t("sla.policies.empty.help")}>
        <ButtonLink kind="main" href={href}>{t("sla.policies.first")}</ButtonLink>
      </EmptyState>
    );
  }
  const names = new Map(hours.map(({ id, name }) => [id, name]));
  return (
    <Card
      title={t("sla.policies")}
      action={<ButtonLink small icon={Plus} href={href}>{t("sla.policies.new")}</ButtonLink>}
    >
      <ul class="list">
        {policies.map((policy) => (
          <li key={policy.id} class="list-row">
            <span class="list-main">
              <b dir="auto">{policy.name}</b>
              <span class="quiet">{summaryOf(lang, policy)}</span>
              <span class="quiet">{t("sla.policy.by", { hours: names.get(policy.hoursId) ?? "" })}</span>
            </span>
            <ButtonLink
              small
              href={`${SLA}/policies/${encodeURIComponent(policy.id)}`}
              aria-label={t("sla.policy.edit", { name: policy.name })}
            >
              {t("page.edit")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The times of normal priority. */
function summaryOf({ t, locale }: Lang, { targets }: PolicyRow): string {
  const said = CLOCK_KINDS.flatMap((kind) => {
    const minutes = targets.normal?.[kind];
    return minutes ? [t(`sla.policy.summary.${kind}`, { time: formatDuration(minutes, locale) })] : [];
  }).join(", ");
  return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
}
