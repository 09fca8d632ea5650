import { AnswerMark } from "@/components/matrix/AnswerMark.tsx";
import { CellAbout, type CellWords } from "@/components/matrix/CellAbout.tsx";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  cell: CellWords;
  platform: Platform;
  feature: string;
  /** As people write it. */
  platformName: string;
  hidden: boolean;
}

/** One answer. A press shows what is behind it; where there is room that stands there anyway. */
export function MatrixCell({ lang, cell, platform, platformName, feature, hidden }: Props) {
  const about = `${cell.id}-about`;
  const title = lang.t("matrix.about", { feature, platform: platformName });
  const usedesk = cell.usedesk?.differs ? cell.usedesk.answer : undefined;
  return (
    <td
      id={cell.id}
      class="matrix-cell"
      data-platform={platform}
      data-answer={cell.answer}
      data-usedesk={usedesk}
      hidden={hidden}
    >
      <span class="matrix-platform">{platformName}</span>
      <button type="button" class="matrix-answer" popovertarget={about}>
        <AnswerMark lang={lang} answer={cell.answer} />
      </button>
      {usedesk && <span class="matrix-usedesk">{lang.t(`matrix.usedesk.was.${usedesk}`)}</span>}
      <div id={about} popover="auto" class="popover matrix-about" role="group" aria-label={title}>
        <header class="matrix-about-head">
          <b>{title}</b>
          <button
            type="button"
            class="matrix-close"
            aria-label={lang.t("page.close")}
            popovertarget={about}
            popovertargetaction="hide"
          />
        </header>
        <AnswerMark lang={lang} answer={cell.answer} />
        <CellAbout lang={lang} cell={cell} />
        <a class="matrix-link" href={`#${cell.id}`}>{lang.t("matrix.link")}</a>
      </div>
    </td>
  );
}
