import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  scale: "five" | "thumbs";
  /** Why nothing was taken, in a sentence. */
  fault?: string;
}

const FIVE = [[1, "😞"], [2, "🙁"], [3, "😐"], [4, "🙂"], [5, "😀"]] as const;
const THUMBS = [[1, "👎"], [5, "👍"]] as const;

/** The answers, each a button of its own: one tap, and no script. */
export function RateForm({ lang: { t }, scale, fault }: Props) {
  const answers = scale === "five"
    ? FIVE.map(([score, face]) => ({ score, face, name: t(`csi.page.five.${score}`) }))
    : THUMBS.map(([score, face]) => ({ score, face, name: t(`csi.page.thumbs.${score}`) }));
  return (
    <form method="post" class="rate">
      <input type="hidden" name="_action" value="score" />
      {fault && <p class="rate-fault" role="alert">{fault}</p>}
      <div class="rate-row" data-scale={scale}>
        {answers.map(({ score, face, name }) => (
          <button
            key={score}
            type="submit"
            name="score"
            value={score}
            class="rate-button"
            aria-label={name}
          >
            <span class="rate-face" aria-hidden="true">{face}</span>
            {scale === "five" && <span class="rate-digit" aria-hidden="true">{score}</span>}
          </button>
        ))}
      </div>
      {scale === "five" && (
        <p class="rate-ends" aria-hidden="true">
          <span>{t("csi.page.ends.low")}</span>
          <span>{t("csi.page.ends.high")}</span>
        </p>
      )}
    </form>
  );
}
