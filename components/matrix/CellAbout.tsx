import type { ComponentChildren } from "preact";
import { type Answer, AnswerMark } from "@/components/matrix/AnswerMark.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

/** What is known of one answer, in one language. */
export interface CellWords {
  /** Its place in an address: `#vk-comments`. */
  readonly id: string;
  readonly answer: Answer;
  readonly note: string;
  readonly limit?: string;
  readonly changeable: "us" | "owner" | "platform";
  readonly usedesk?: { readonly answer: Answer; readonly note: string; readonly differs: boolean };
  /** Address or title of the document behind it. */
  readonly source: string;
}

/** The sentences behind an answer. */
export function CellAbout({ lang, cell }: { lang: Lang; cell: CellWords }) {
  const { t } = lang;
  const { note, limit, changeable, usedesk, source } = cell;
  return (
    <>
      <p data-search>{note}</p>
      <dl class="about-facts">
        {limit && (
          <Fact name={t("matrix.limit")}>
            <span data-search>{limit}</span>
          </Fact>
        )}
        <Fact name={t("matrix.changeable")}>{t(`matrix.changeable.${changeable}`)}</Fact>
        {usedesk && (
          <Fact name={t("matrix.usedesk")}>
            <AnswerMark lang={lang} answer={usedesk.answer} /> {usedesk.note}
            {usedesk.differs && (
              <>
                {" "}
                <Tag tone="accent">{t("matrix.usedesk.differs")}</Tag>
              </>
            )}
          </Fact>
        )}
        <Fact name={t("matrix.source")}>
          <Source source={source} />
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Source({ source }: { source: string }) {
  if (!source.startsWith("https://")) return <>{source}</>;
  return <a href={source} target="_blank" rel="noopener noreferrer">{new URL(source).host}</a>;
}
