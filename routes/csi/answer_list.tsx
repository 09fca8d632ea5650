import { Moment } from "@/components/Moment.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { platformLabel } from "@/components/platform.ts";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import type { CsiAnswer } from "@/lib/csi/answers.ts";
import { GOOD, scoreMark } from "@/lib/csi/score.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** What customers said, each with the way to its ticket. */
export function AnswerList({ lang, answers }: { lang: Lang; answers: readonly CsiAnswer[] }) {
  return (
    <ul class="csi-answers">
      {answers.map((answer) => <Answer key={answer.ticketId} lang={lang} answer={answer} />)}
    </ul>
  );
}

function Answer({ lang, answer }: { lang: Lang; answer: CsiAnswer }) {
  const { t, locale } = lang;
  const { ticketId, number, contact, platform, agent, score, scale, comment, scoredAt } = answer;
  return (
    <li>
      <span class="csi-mark" data-kind={kindOf(score)}>{scoreMark(score, scale)}</span>
      <div>
        <p class="csi-answer-head">
          <a href={`/inbox/${ticketId}`}>{t("csi.report.answer.ticket", { number: String(number) })}</a>
          <span dir="auto">{contact.name || t("desk.unnamed")}</span>
          {isPlatform(platform) && (
            <PlatformBadge platform={platform} label={platformLabel(platform, locale)} />
          )}
        </p>
        {comment && <p class="csi-comment" dir="auto">{comment}</p>}
        <p class="quiet">
          {agent && <>{agent.name || t("csi.report.former")} ·{" "}</>}
          <Moment lang={lang} at={scoredAt} />
        </p>
      </div>
    </li>
  );
}

/** Good, middling or bad. */
function kindOf(score: number): "good" | "middling" | "bad" {
  return score >= GOOD ? "good" : score === GOOD - 1 ? "middling" : "bad";
}
