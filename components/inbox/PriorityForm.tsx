import { Check } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { PRIORITIES } from "@/components/inbox/priorities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  class: string;
}

/** Every priority is a button that gives it to the ticket; the present one is ticked. */
export function PriorityForm({ lang: { t }, ticket, class: className }: Props) {
  return (
    <ActionForm ticketId={ticket.id} noun="priority" does="update" class={className}>
      {PRIORITIES.map((one) => (
        <button type="submit" key={one} name="priority" value={one} class="menu-item">
          <span class="priority-mark" data-priority={one} />
          <span class="menu-words">{t(`inbox.priority.${one}`)}</span>
          {one === ticket.priority && <Icon of={Check} size={16} />}
        </button>
      ))}
    </ActionForm>
  );
}
