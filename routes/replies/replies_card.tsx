import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { SearchX, Zap } from "@/components/icons.ts";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ReplyFolderView, SavedReplyView } from "@/lib/replies/view.ts";
import { fill } from "@/lib/replies/writing/fill.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";
import { StarterForm } from "@/routes/replies/head.tsx";

const HERE = "/settings/replies";
const SHOWN = 200;

interface Props {
  lang: Lang;
  /** There are some, if not these. */
  any: boolean;
  replies: readonly SavedReplyView[];
  folders: readonly ReplyFolderView[];
  /** How many of the starter set can be added. */
  missing: number;
  values: Values;
}

/** The saved replies, or what will be here. */
export function RepliesCard({ lang, any, replies, folders, missing, values }: Props) {
  const { t } = lang;
  if (!any) {
    return (
      <EmptyState icon={Zap} title={t("replies.empty.title")} help={t("replies.empty.help")}>
        {missing > 0 ? <StarterForm lang={lang} count={missing} /> : undefined}
      </EmptyState>
    );
  }
  if (replies.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t("replies.search.none")} help={t("replies.search.none.help")}>
        <ButtonLink href={HERE}>{t("replies.search.all")}</ButtonLink>
      </EmptyState>
    );
  }
  const names = new Map(folders.map(({ id, name }) => [id, name]));
  return (
    <section class="card" aria-label={t("replies.title")}>
      <ul class="list">
        {replies.map((reply) => (
          <ReplyRow
            key={reply.id}
            lang={lang}
            reply={reply}
            folder={names.get(reply.folderId ?? "")}
            values={values}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  lang: Lang;
  reply: SavedReplyView;
  folder?: string;
  values: Values;
}

function ReplyRow({ lang, reply, folder, values }: RowProps) {
  const { t, locale, numbers } = lang;
  const { texts, uses, changed, files, shared } = reply;
  const text = texts[locale] ?? texts.any ?? texts.ru ?? texts.en ?? "";
  return (
    <li class="list-row reply-row">
      <a class="list-main" href={`${HERE}/${encodeURIComponent(reply.id)}`}>
        <b dir="auto">{reply.title}</b>
        <span class="quiet reply-text" dir="auto">{fill(text, values).slice(0, SHOWN)}</span>
      </a>
      <p class="reply-facts">
        {folder && <Tag>{folder}</Tag>}
        {!shared && <Tag tone="accent">{t("replies.own")}</Tag>}
        {files.length > 0 && <Tag>{t("replies.files", { count: files.length })}</Tag>}
        <span class="quiet">
          {uses > 0 ? t("replies.uses", { count: uses }) : t("replies.uses.none")}
          {uses > 0 && changed !== null && changed >= 0.005 &&
            ` · ${t("replies.changed", { share: numbers.percent(changed) })}`}
        </span>
      </p>
    </li>
  );
}
