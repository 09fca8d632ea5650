import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Field } from "@/components/Field.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { MOST_FILES } from "@/lib/replies/files.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";

/** What goes along with the text. */
export function FilesCard({ lang, reply: { id, files } }: { lang: Lang; reply: SavedReplyView }) {
  const { t, numbers } = lang;
  const action = `/settings/replies/${encodeURIComponent(id)}/files`;
  return (
    <Card title={t("replies.attachments")}>
      {files.length === 0 ? <p class="quiet">{t("replies.attachments.none")}</p> : (
        <ul class="list">
          {files.map((file) => (
            <li key={file.id} class="list-row">
              <span class="list-main">
                <a href={file.url} target="_blank" rel="noopener">{file.name}</a>
                <span class="quiet">{numbers.bytes(file.size)}</span>
              </span>
              <form method="post" action={action}>
                <input type="hidden" name="_action" value="remove" />
                <Button
                  small
                  name="id"
                  value={file.id}
                  aria-label={t("replies.attachments.remove", { name: file.name })}
                >
                  {t("page.remove")}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {files.length < MOST_FILES && (
        <form method="post" action={action} enctype="multipart/form-data" class="form reply-upload">
          <input type="hidden" name="_action" value="add" />
          <Field id="file" label={t("replies.attachments.choose")}>
            {(control) => <input {...control} type="file" name="file" multiple class="input" />}
          </Field>
          <Button>{t("replies.attachments.add")}</Button>
        </form>
      )}
    </Card>
  );
}
