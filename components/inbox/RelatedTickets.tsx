import { Plus, X } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { type InboxFilters, ticketHref } from "@/components/inbox/filters.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { LinkView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticketId: string;
  filters: InboxFilters;
  links?: readonly LinkView[];
}

/** Tickets that have to do with this one, and a field for the number of one more. */
export function RelatedTickets({ lang: { t }, ticketId, filters, links = [] }: Props) {
  return (
    <section class="client-part">
      <h2>{t("team.links")}</h2>
      {links.length > 0 && (
        <ul class="former related">
          {links.map((other) => (
            <li key={other.id}>
              <a href={ticketHref(other.id, filters)}>
                <span class="former-head">
                  {t("thread.number", { number: String(other.number) })}, <span dir="auto">{other.name}</span>
                </span>
                <span class="former-text" dir="auto">{other.preview}</span>
              </a>
              <ActionForm ticketId={ticketId} noun="links" does="delete">
                <IconButton
                  type="submit"
                  name="name"
                  value={other.id}
                  icon={X}
                  size={16}
                  label={t("team.links.remove", { number: String(other.number) })}
                />
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm ticketId={ticketId} noun="links" does="create" class="inline-edit tag-add" data-reset>
        <input
          class="inline-input"
          name="number"
          inputMode="numeric"
          pattern="[0-9]{1,9}"
          aria-label={t("team.links.number")}
          placeholder={t("team.links.add")}
          required
          autocomplete="off"
        />
        <IconButton type="submit" icon={Plus} label={t("team.links.add")} />
      </ActionForm>
    </section>
  );
}
