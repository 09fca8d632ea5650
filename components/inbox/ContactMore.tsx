import { Button } from "@/components/Button.tsx";
import { Merge } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { ContactNote } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ContactView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  contact: ContactView;
  /** Absent while they are not known. */
  notes?: readonly ContactNote[];
  /** One that is being written. */
  note: string;
  onType: (note: string) => void;
  onNote: (event: SubmitEvent) => void;
  onBlock: () => void;
}

/** Notes about the customer, and what is rarely done with the card. Forms of an island alone: the page has its own. */
export function ContactMore({ lang, contact, notes, note: text, onType, onNote, onBlock }: Props) {
  const { t } = lang;
  const page = `/contacts/${encodeURIComponent(contact.id)}`;
  return (
    <>
      <section class="client-part">
        <h2>{t("contact.notes")}</h2>
        {notes?.length === 0 && <p class="client-none">{t("contact.notes.empty")}</p>}
        {notes && notes.length > 0 && (
          <ul class="client-notes">
            {notes.map((note) => (
              <li key={note.id} class="client-note">
                <span dir="auto">{note.text}</span>
                <span class="client-note-by">
                  {`${note.author.name}, `}
                  <Moment lang={lang} at={note.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <form class="stack" onSubmit={onNote}>
          <textarea
            name="text"
            class="input"
            rows={2}
            value={text}
            onInput={({ currentTarget: { value } }) => onType(value)}
            maxLength={5000}
            required
            aria-label={t("contact.notes.new")}
            placeholder={t("contact.notes.new")}
          />
          <Button small>{t("contact.notes.add")}</Button>
        </form>
      </section>
      <section class="client-part client-ways">
        <a href={`${page}#merge`}>
          <Icon of={Merge} size={16} />
          {t("contact.merge")}
        </a>
        <Button
          small
          type="button"
          kind={contact.blocked ? "plain" : "danger"}
          title={contact.blocked ? undefined : t("contact.block.help")}
          onClick={onBlock}
        >
          {t(contact.blocked ? "contact.unblock" : "contact.block")}
        </Button>
      </section>
    </>
  );
}
