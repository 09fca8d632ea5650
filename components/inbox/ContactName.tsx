import { Check } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ContactView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticketId: string;
  contact: ContactView;
}

/** The name, changed where it stands: the button shows once the field has the focus. */
export function ContactName({ lang: { t }, ticketId, contact }: Props) {
  return (
    <ActionForm key={contact.id} ticketId={ticketId} noun="contact" does="update" class="inline-edit">
      <input
        class="inline-input client-name"
        name="name"
        // Not its value: what is typed survives a fresh render.
        defaultValue={contact.name}
        aria-label={t("contact.name")}
        required
        // Spaces alone are no name.
        pattern=".*\S.*"
        maxLength={200}
        autocomplete="off"
        dir="auto"
      />
      <IconButton type="submit" icon={Check} label={t("contact.name.save")} />
    </ActionForm>
  );
}
