import type { ComponentChildren } from "preact";
import { AlarmClock, Check, Ellipsis, type IconName, Merge, Split, UsersRound } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { formPath } from "@/components/inbox/actions.ts";
import { PriorityForm } from "@/components/inbox/PriorityForm.tsx";
import { SnoozeForms } from "@/components/inbox/SnoozeForms.tsx";
import { Popover } from "@/components/Popover.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TeamRef, TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  /** Of the workspace. */
  teams: readonly TeamRef[];
  /** Takes over from the page that asks where to merge. */
  onMerge?: (event: MouseEvent) => void;
}

/** What else can be done to a ticket. It works without scripts. */
export function TicketMenu(props: Props) {
  const { lang: { t }, ticket } = props;
  return (
    <Popover
      id="ticket-menu"
      label={t("team.menu")}
      align="end"
      triggerClass="icon-button"
      triggerLabel={t("team.menu")}
      trigger={<Icon of={Ellipsis} />}
    >
      <div class="menu">
        {ticket.status === "open" && (
          <Fold icon={AlarmClock} title={t("team.snooze")} open>
            <SnoozeForms lang={props.lang} ticket={ticket} />
          </Fold>
        )}
        <Priority {...props} />
        <Team {...props} />
        <MergeItem {...props} />
      </div>
    </Popover>
  );
}

interface FoldProps {
  icon?: IconName;
  mark?: ComponentChildren;
  title: string;
  open?: boolean;
  children: ComponentChildren;
}

/** One of several parts of the menu: only one is unfolded at a time. */
function Fold({ icon, mark, title, open, children }: FoldProps) {
  return (
    <details class="menu-fold" name="ticket-menu-part" open={open}>
      <summary class="menu-item">
        {icon ? <Icon of={icon} size={18} /> : mark}
        <span class="menu-words">{title}</span>
      </summary>
      {children}
    </details>
  );
}

function Priority({ lang, ticket }: Props) {
  const { t } = lang;
  const name = t(`inbox.priority.${ticket.priority}`);
  return (
    <Fold
      mark={<span class="priority-mark" data-priority={ticket.priority} />}
      title={t("inbox.priority.current", { name })}
    >
      <PriorityForm lang={lang} ticket={ticket} class="menu-part" />
    </Fold>
  );
}

function Team({ lang: { t }, ticket, teams }: Props) {
  if (teams.length === 0) return null;
  const form = { ticketId: ticket.id, noun: "team" };
  return (
    <Fold
      icon={UsersRound}
      title={t("team.group.current", { name: ticket.team?.name ?? t("team.group.none") })}
    >
      <ActionForm {...form} does="update" class="menu-part">
        {teams.map(({ id, name }) => (
          <button type="submit" key={id} name="teamId" value={id} class="menu-item">
            <span class="menu-words" dir="auto">{name}</span>
            {id === ticket.team?.id && <Icon of={Check} size={16} />}
          </button>
        ))}
      </ActionForm>
      {ticket.team && (
        <ActionForm {...form} does="delete" class="menu-part">
          <button type="submit" class="menu-item">{t("team.group.none")}</button>
        </ActionForm>
      )}
    </Fold>
  );
}

function MergeItem({ lang: { t }, ticket, onMerge }: Props) {
  if (!ticket.mergedInto) {
    return (
      <a class="menu-item" href={formPath(ticket.id, "merge")} onClick={onMerge}>
        <Icon of={Merge} size={18} />
        <span class="menu-words">{t("team.merge")}</span>
      </a>
    );
  }
  return (
    <ActionForm ticketId={ticket.id} noun="merge" does="delete">
      <button type="submit" class="menu-item">
        <Icon of={Split} size={18} />
        <span class="menu-words">
          {t("team.merge.undo", { number: String(ticket.mergedInto.number) })}
        </span>
      </button>
    </ActionForm>
  );
}
