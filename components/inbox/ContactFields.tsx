import { Button } from "@/components/Button.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { CONTACT_FIELDS } from "@/components/people/contact_fields.ts";
import { Facts } from "@/components/people/Facts.tsx";
import { OwnFieldControl } from "@/components/people/OwnFieldControl.tsx";
import { TextField } from "@/components/TextField.tsx";
import { CARD_MOST } from "@/components/people/limits.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ContactView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticketId: string;
  contact: ContactView;
}

/** What is known of the customer; the form to change it unfolds below. */
export function ContactFields({ lang, ticketId, contact }: Props) {
  const { t } = lang;
  return (
    <section class="client-part">
      <h2>{t("contact.fields")}</h2>
      <Facts lang={lang} contact={contact} narrow />
      <details class="client-edit">
        <summary>{t("contact.fields.edit")}</summary>
        <ActionForm key={contact.id} ticketId={ticketId} noun="contact" does="update" class="stack" data-fold>
          {CONTACT_FIELDS.map(([name, type]) => (
            <TextField
              key={name}
              id={`contact-${name}`}
              name={name}
              type={type}
              label={t(`contact.${name}`)}
              defaultValue={contact[name] ?? ""}
              maxLength={CARD_MOST.field}
              autocomplete="off"
            />
          ))}
          {(contact.fields ?? []).map((field) => (
            <OwnFieldControl
              key={field.id}
              lang={lang}
              field={field}
            />
          ))}
          <div class="field">
            <label for="contact-note">{t("contact.note")}</label>
            <textarea
              id="contact-note"
              name="note"
              class="input"
              rows={3}
              maxLength={CARD_MOST.note}
              aria-describedby="contact-note-help"
            >
              {contact.note ?? ""}
            </textarea>
            <p class="field-help" id="contact-note-help">{t("contact.note.help")}</p>
          </div>
          <Button kind="main">{t("page.save")}</Button>
        </ActionForm>
      </details>
    </section>
  );
}
