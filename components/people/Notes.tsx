import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { ContactNote } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  notes: readonly ContactNote[];
  /** Where the earlier ones are; absent: these are all. */
  earlier?: string;
  /** Whose notes can be taken away. */
  mayRemove: (note: ContactNote) => boolean;
  typed?: string;
  faults?: { readonly whole?: string; readonly fields: Readonly<Record<string, string>> };
}

/** What colleagues wrote down, the newest first, with a place for one's own. */
export function Notes({ lang, notes, earlier, mayRemove, typed = "", faults }: Props) {
  const { t } = lang;
  const error = faults?.fields.text;
  return (
    <div class="person-notes">
      <Form lang={lang} does="note" faults={faults}>
        <div class="field" data-error={error ? "" : undefined}>
          <label for="text">{t("people.notes.new")}</label>
          <textarea
            id="text"
            name="text"
            class="input"
            rows={2}
            maxLength={5000}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "text-error" : undefined}
          >
            {typed}
          </textarea>
          {error && <p class="field-error" id="text-error">{error}</p>}
        </div>
        <Button>{t("people.notes.add")}</Button>
      </Form>
      {notes.length === 0 && <p class="quiet">{t("people.notes.empty")}</p>}
      <ul>
        {notes.map((note) => <Note key={note.id} lang={lang} note={note} mayRemove={mayRemove(note)} />)}
      </ul>
      {earlier && <a href={earlier}>{t("people.notes.more")}</a>}
    </div>
  );
}

function Note({ lang, note, mayRemove }: { lang: Lang; note: ContactNote; mayRemove: boolean }) {
  const { t } = lang;
  return (
    <li class="person-note">
      <p dir="auto">{note.text}</p>
      <div class="person-note-foot">
        <span class="quiet">
          {note.author.name}, <Moment lang={lang} at={note.createdAt} />
        </span>
        {mayRemove && (
          <form method="post">
            <input type="hidden" name="_action" value="removeNote" />
            <Button
              small
              kind="quiet"
              name="noteId"
              value={note.id}
              aria-label={t("people.notes.remove.name", { text: note.text.slice(0, 60) })}
            >
              {t("people.notes.remove")}
            </Button>
          </form>
        )}
      </div>
    </li>
  );
}
