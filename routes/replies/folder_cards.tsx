import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Form } from "@/components/Form.tsx";
import { BookOpen, Trash2 } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { Tag } from "@/components/Tag.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ReplyFolderView } from "@/lib/replies/view.ts";
import type { Refused } from "@/routes/forms.ts";

const MOST_NAME = 100;

interface NewProps {
  lang: Lang;
  /** The viewer may make folders for everybody. */
  mayShare: boolean;
  refused?: Refused;
}

/** Makes a folder. */
export function NewFolderCard({ lang, mayShare, refused }: NewProps) {
  const { t } = lang;
  const failed = refused?.action === "create" ? refused : undefined;
  const choices = [
    { value: "shared", label: t("replies.folders.shared") },
    { value: "own", label: t("replies.folders.own") },
  ];
  return (
    <Card title={t("replies.folders.add")}>
      <Form lang={lang} does="create" faults={failed?.faults}>
        <TextField
          name="name"
          label={t("replies.folders.name")}
          value={failed?.form.text("name")}
          error={failed?.faults.fields.name}
          maxLength={MOST_NAME}
          autocomplete="off"
        />
        {mayShare && (
          <SelectField
            name="who"
            label={t("replies.folders.who")}
            value={failed?.form.text("who")}
            choices={choices}
          />
        )}
        <Button kind="main">{t("replies.folders.create")}</Button>
      </Form>
    </Card>
  );
}

interface ListProps {
  lang: Lang;
  folders: readonly ReplyFolderView[];
  refused?: Refused;
}

/** The folders, to be renamed and taken away. */
export function FolderList({ lang, folders, refused }: ListProps) {
  const { t } = lang;
  if (folders.length === 0) {
    return (
      <EmptyState icon={BookOpen} title={t("replies.folders.none")} help={t("replies.folders.none.help")} />
    );
  }
  return (
    <Card title={t("replies.folders")}>
      <ul class="list">
        {folders.map((folder) => (
          <li key={folder.id} class="list-row">
            <FolderRow lang={lang} folder={folder} refused={refused} />
          </li>
        ))}
      </ul>
      <p class="quiet">{t("replies.folders.delete.help")}</p>
    </Card>
  );
}

function FolderRow(
  { lang: { t }, folder, refused }: Omit<ListProps, "folders"> & { folder: ReplyFolderView },
) {
  const { id, name, shared, mayChange } = folder;
  const failed = refused?.action === "rename" && refused.form.text("id") === id ? refused : undefined;
  const mark = (
    <Tag tone={shared ? "plain" : "accent"}>{t(shared ? "replies.folders.shared" : "replies.own")}</Tag>
  );
  if (!mayChange) {
    return (
      <>
        <b class="list-main" dir="auto">{name}</b>
        {mark}
      </>
    );
  }
  return (
    <>
      <form method="post" class="folder-name">
        <input type="hidden" name="_action" value="rename" />
        <input type="hidden" name="id" value={id} />
        <input
          class="input"
          name="name"
          value={failed?.form.text("name") ?? name}
          aria-label={t("replies.folders.rename.name", { name })}
          aria-invalid={failed ? "true" : undefined}
          maxLength={MOST_NAME}
          autocomplete="off"
        />
        <Button small>{t("replies.folders.rename")}</Button>
        {failed && <p class="field-error">{failed.faults.fields.name ?? failed.faults.whole}</p>}
      </form>
      {mark}
      <form method="post">
        <input type="hidden" name="_action" value="delete" />
        <IconButton
          type="submit"
          name="id"
          value={id}
          icon={Trash2}
          label={t("replies.folders.delete", { name })}
        />
      </form>
    </>
  );
}
