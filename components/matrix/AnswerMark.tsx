import type { Lang } from "@/lib/i18n/lang.ts";

export type Answer = "yes" | "no" | "limits";

/**
 * An answer as a mark and a word, so that colour alone says nothing. The mark is drawn by the stylesheet: a
 * matrix has a thousand of them.
 */
export function AnswerMark({ lang, answer }: { lang: Lang; answer: Answer }) {
  return <span class="answer" data-answer={answer}>{lang.t(`matrix.answer.${answer}`)}</span>;
}
