import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { IconButton } from "@/components/IconButton.tsx";
import { ArrowUp, Plus, Zap } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Names } from "@/lib/rules/names.ts";
import type { RuleRow } from "@/lib/rules/rule.ts";
import { summaryOf } from "@/lib/rules/summary.ts";
import { RULES } from "@/routes/rules/frame.tsx";

interface Props {
  lang: Lang;
  rules: readonly RuleRow[];
  names: Names;
}

/** The rules in their order, each in a sentence. */
export function RuleList({ lang, rules, names }: Props) {
  const { t } = lang;
  const href = `${RULES}/new`;
  if (rules.length === 0) {
    return (
      <EmptyState icon={Zap} title={t("rules.empty")} help={t("rules.empty.help")}>
        <ButtonLink kind="main" href={href}>{t("rules.first")}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Card
      title={t("rules.title")}
      action={<ButtonLink small icon={Plus} href={href}>{t("rules.new")}</ButtonLink>}
    >
      <ol class="list rule-list">
        {rules.map((rule, index) => (
          <li key={rule.id} class="list-row rule-item" data-off={rule.enabled ? undefined : ""}>
            <span class="list-main">
              <a class="rule-name" href={`${RULES}/${rule.id}`} dir="auto">{rule.name}</a>
              <span class="quiet">{summaryOf(lang, rule, names)}</span>
              <span class="quiet rule-count">
                {!rule.enabled && `${t("rules.is.off")} · `}
                {rule.runs === 0 ? t("rules.runs.none") : t("rules.runs", { count: rule.runs })}
              </span>
            </span>
            <Ways lang={lang} rule={rule} first={index === 0} last={index === rules.length - 1} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Ways({ lang: { t }, rule, first, last }: {
  lang: Lang;
  rule: RuleRow;
  first: boolean;
  last: boolean;
}) {
  const { id, name, enabled } = rule;
  const turn = enabled ? "off" : "on";
  return (
    <form method="post" class="rule-ways">
      <input type="hidden" name="id" value={id} />
      <IconButton
        type="submit"
        name="_action"
        value="up"
        icon={ArrowUp}
        size={16}
        label={t("rules.up", { name })}
        disabled={first}
      />
      <IconButton
        type="submit"
        name="_action"
        value="down"
        class="rule-down"
        icon={ArrowUp}
        size={16}
        label={t("rules.down", { name })}
        disabled={last}
      />
      <Button small name="_action" value={turn} aria-label={t(`rules.turn.${turn}.name`, { name })}>
        {t(`rules.turn.${turn}`)}
      </Button>
    </form>
  );
}
