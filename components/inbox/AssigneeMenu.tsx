import { Check, ChevronDown, UserRoundPlus } from "@/components/icons.ts";
import { Avatar } from "@/components/Avatar.tsx";
import { Icon } from "@/components/Icon.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { Popover } from "@/components/Popover.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView, TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  members: readonly MemberView[];
  viewerId: string;
}

/** Whose ticket it is, and whose it can be: the viewer first. */
export function AssigneeMenu({ lang: { t }, ticket, members, viewerId }: Props) {
  const { assignee } = ticket;
  const ordered = [...members].sort((a, b) => Number(b.id === viewerId) - Number(a.id === viewerId));
  return (
    <Popover
      id="assignee-menu"
      label={t("thread.assign")}
      align="end"
      triggerClass="button button-quiet assignee"
      triggerLabel={t("thread.assign.current", { name: assignee?.name ?? t("thread.assign.none") })}
      trigger={
        <>
          {assignee ? <Avatar name={assignee.name} size={24} /> : <Icon of={UserRoundPlus} size={18} />}
          <span class="assignee-name">{assignee?.name ?? t("thread.assign.none")}</span>
          <Icon of={ChevronDown} size={16} />
        </>
      }
    >
      <ActionForm ticketId={ticket.id} noun="assignment" does="update" class="menu">
        {ordered.map((member) => (
          <button type="submit" key={member.id} name="memberId" value={member.id} class="menu-item">
            <Avatar name={member.name} size={24} />
            <span class="menu-words">
              {member.id === viewerId && member.id !== assignee?.id ? t("thread.assign.me") : member.name}
            </span>
            {member.away && <span class="menu-note">{t("team.away")}</span>}
            {member.id === assignee?.id && <Icon of={Check} size={16} />}
          </button>
        ))}
      </ActionForm>
      {assignee && (
        <ActionForm ticketId={ticket.id} noun="assignment" does="delete" class="menu menu-last">
          <button type="submit" class="menu-item">{t("thread.assign.remove")}</button>
        </ActionForm>
      )}
    </Popover>
  );
}
