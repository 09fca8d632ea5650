import { SearchX } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { AnswerMark } from "@/components/matrix/AnswerMark.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Title } from "@/routes/title.tsx";

/** What the page is, and what its marks mean. */
export function MatrixIntro({ lang }: { lang: Lang }) {
  const { t } = lang;
  return (
    <header class="matrix-intro">
      <Title lang={lang} of={t("matrix.title")} description={t("matrix.description")} />
      <h1>{t("matrix.title")}</h1>
      <p class="page-lead">{t("matrix.lead")}</p>
      <dl class="legend" aria-label={t("matrix.legend")}>
        {(["yes", "limits", "no"] as const).map((answer) => (
          <div key={answer}>
            <dt>
              <AnswerMark lang={lang} answer={answer} />
            </dt>
            <dd>{t(`matrix.legend.${answer}`)}</dd>
          </div>
        ))}
        <div>
          <dt class="matrix-usedesk">{t("matrix.usedesk.was.no")}</dt>
          <dd>{t("matrix.legend.usedesk")}</dd>
        </div>
      </dl>
    </header>
  );
}

/** In place of a table without rows. */
export function NothingFound({ lang: { t }, hidden }: { lang: Lang; hidden: boolean }) {
  return (
    <div id="matrix-empty" hidden={hidden}>
      <EmptyState icon={SearchX} title={t("matrix.empty.title")} help={t("matrix.empty.help")}>
        <ButtonLink href="/channels">{t("matrix.filter.reset")}</ButtonLink>
      </EmptyState>
    </div>
  );
}
