import { Plus, X } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  tags: readonly string[];
}

/** The ticket's tags: each with the way to take it off, and a field for one more. */
export function TagEditor({ lang: { t }, ticket, tags }: Props) {
  const others = tags.filter((tag) => !ticket.tags.includes(tag));
  return (
    <section class="client-part">
      <h2>{t("contact.tags")}</h2>
      {ticket.tags.length > 0 && (
        <ul class="tag-list">
          {ticket.tags.map((tag) => (
            <li key={tag}>
              <ActionForm ticketId={ticket.id} noun="tags" does="delete" class="tag tag-removable">
                <span dir="auto">{tag}</span>
                <IconButton
                  type="submit"
                  name="name"
                  value={tag}
                  icon={X}
                  size={14}
                  label={t("contact.tag.remove", { name: tag })}
                />
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm ticketId={ticket.id} noun="tags" does="create" class="inline-edit tag-add" data-reset>
        <input
          class="inline-input"
          name="name"
          list="all-tags"
          aria-label={t("contact.tag.name")}
          placeholder={t("contact.tag.add")}
          required
          maxLength={60}
          autocomplete="off"
        />
        <IconButton type="submit" icon={Plus} label={t("contact.tag.add")} />
        <datalist id="all-tags">{others.map((tag) => <option key={tag} value={tag} />)}</datalist>
      </ActionForm>
    </section>
  );
}
