import { Card } from "@/components/Card.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { DryRun } from "@/lib/rules/dry_run.ts";
import type { Names } from "@/lib/rules/names.ts";
import { actionText } from "@/lib/rules/summary.ts";

interface Props {
  lang: Lang;
  tried: DryRun;
  names: Names;
}

const MOST_SHOWN = 50;
/** The rest is folded away: below it goes on with the rule itself. */
const MOST_UNFOLDED = 5;

/** What a rule would have done to past tickets. */
export function TriedCard({ lang, tried: { looked, matched }, names }: Props) {
  const { t } = lang;
  const folded = matched.slice(MOST_UNFOLDED, MOST_SHOWN);
  const rest = matched.length - MOST_SHOWN;
  return (
    <div id="tried" role="status">
      <Card title={t("rules.try.result")}>
        <p class="quiet">{t("rules.try.help", { count: looked })}</p>
        <p class="quiet">{t("rules.try.today")}</p>
        <p class="rule-matched">
          {matched.length === 0 ? t("rules.try.none") : t("rules.try.matched", { count: matched.length })}
        </p>
        <Matched lang={lang} all={matched.slice(0, MOST_UNFOLDED)} names={names} />
        {folded.length > 0 && (
          <details>
            <summary>{t("rules.try.more", { count: matched.length - MOST_UNFOLDED })}</summary>
            <Matched lang={lang} all={folded} names={names} />
            {rest > 0 && <p class="quiet">{t("rules.try.more", { count: rest })}</p>}
          </details>
        )}
      </Card>
    </div>
  );
}

function Matched({ lang, all, names }: { lang: Lang; all: DryRun["matched"]; names: Names }) {
  const { t } = lang;
  return (
    <ul class="list">
      {all.map(({ ticketId, number, contact, effects }) => (
        <li key={ticketId} class="list-row">
          <span class="list-main">
            <span dir="auto">
              <a href={`/inbox/${ticketId}`}>{t("rules.ticket", { number: String(number) })}</a> {contact}
            </span>
            <span class="quiet">
              {effects.length === 0
                ? t("rules.try.same")
                : effects.map((one) => actionText(lang, one, names)).join(", ")}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
