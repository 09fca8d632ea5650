import { Card } from "@/components/Card.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { LoggedRun } from "@/lib/rules/log.ts";
import type { Names } from "@/lib/rules/names.ts";
import { actionText } from "@/lib/rules/summary.ts";

interface Props {
  lang: Lang;
  runs: readonly LoggedRun[];
  names: Names;
}

/** What a rule did last. */
export function LogCard({ lang, runs, names }: Props) {
  const { t } = lang;
  if (runs.length === 0) {
    return (
      <Card title={t("rules.log")}>
        <p class="quiet">{t("rules.log.empty")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("rules.log")}>
      <p class="quiet">{t("rules.log.help")}</p>
      <ul class="list">
        {runs.map(({ id, ticketId, number, did, stopped, at }) => (
          <li key={id} class="list-row">
            <span class="list-main">
              <span>
                <a href={`/inbox/${ticketId}`}>{t("rules.ticket", { number: String(number) })}</a>{" "}
                <span class="quiet">
                  <Moment at={new Date(at).toISOString()} lang={lang} />
                </span>
              </span>
              {did.length > 0 && (
                <span class="quiet">{did.map((one) => actionText(lang, one, names)).join(", ")}</span>
              )}
              {stopped.length > 0 && (
                <span class="rule-stopped">
                  {t("rules.log.stopped", {
                    what: stopped.map((one) => actionText(lang, one, names)).join(", "),
                  })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
