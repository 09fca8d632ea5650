import { Banner } from "@/components/Banner.tsx";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Chip } from "@/components/Chip.tsx";
import { Form } from "@/components/Form.tsx";
import { Lightbulb, Plus, Search, Trash2 } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ReplyFolderView } from "@/lib/replies/view.ts";

const HERE = "/settings/replies";

interface Props {
  lang: Lang;
  /** There are replies to look through. */
  any: boolean;
  q: string;
  folders: readonly ReplyFolderView[];
  folderId: string;
}

/** The ways from the list of saved replies, and through it. */
export function RepliesHead({ lang: { t }, any, q, folders, folderId }: Props) {
  return (
    <div class="replies-head">
      <div class="replies-ways">
        <ButtonLink kind="main" icon={Plus} href={`${HERE}/new`}>{t("replies.new")}</ButtonLink>
        <ButtonLink kind="quiet" href={`${HERE}/folders`}>{t("replies.folders")}</ButtonLink>
        <ButtonLink kind="quiet" icon={Lightbulb} href={`${HERE}/coach`}>{t("replies.coach")}</ButtonLink>
      </div>
      {any && (
        <form class="replies-search" method="get" action={HERE} role="search">
          {folderId && <input type="hidden" name="folder" value={folderId} />}
          <input
            class="input"
            type="search"
            name="q"
            value={q}
            aria-label={t("replies.search")}
            placeholder={t("replies.search")}
            maxLength={200}
          />
          <Button icon={Search}>{t("page.search")}</Button>
        </form>
      )}
      {folders.length > 0 && any && (
        <nav class="replies-folders" aria-label={t("replies.sections")}>
          <Chip href={HERE} on={folderId === ""}>{t("replies.all")}</Chip>
          {folders.map(({ id, name }) => (
            <Chip key={id} href={`${HERE}?folder=${encodeURIComponent(id)}`} on={id === folderId}>
              {name}
            </Chip>
          ))}
        </nav>
      )}
    </div>
  );
}

/** Says what is gone, and takes it back. */
export function DeletedBanner({ lang, deleted }: { lang: Lang; deleted: { id: string; title: string } }) {
  const { t } = lang;
  return (
    <div class="replies-deleted" role="status">
      <Banner
        icon={Trash2}
        action={
          <form method="post" action={HERE}>
            <input type="hidden" name="_action" value="restore" />
            <Button small name="id" value={deleted.id}>{t("page.undo")}</Button>
          </form>
        }
      >
        {t("replies.deleted", { title: deleted.title })}
      </Banner>
    </div>
  );
}

/** Adds the texts to begin with, or those of them that are missing. */
export function StarterForm({ lang, count }: { lang: Lang; count: number }) {
  const { t } = lang;
  return (
    <div class="replies-starter">
      <Form lang={lang} does="starters" action={HERE}>
        <p class="quiet">{t("replies.starter.help", { count })}</p>
        <Button>{t("replies.starter.add")}</Button>
      </Form>
    </div>
  );
}
