import type { ComponentChildren } from "preact";
import { AlarmClock, Check, Ellipsis, ListChecks, Tag, UserRoundPlus, X } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { IconButton } from "@/components/IconButton.tsx";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { act, type BulkAction, failures } from "@/islands/_inbox/team/bulk.tsx";
import { AssignChoices, MoreChoices, SnoozeTimes, TagChoice } from "@/islands/_inbox/team/BulkChoices.tsx";
import type { Selection } from "@/islands/_inbox/team/selection.ts";
import { Popover } from "@/components/Popover.tsx";

interface Props {
  inbox: Inbox;
  selection: Selection;
}

/** Begins and ends selecting. */
export function SelectToggle({ inbox, selection }: Props) {
  const { t } = inbox.lang.value;
  const on = selection.ids.value !== undefined;
  return (
    <IconButton
      icon={ListChecks}
      label={t(on ? "team.select.end" : "team.select")}
      aria-pressed={on}
      onClick={() => on ? selection.end() : selection.begin()}
    />
  );
}

/** How many are selected, and what can be done with all of them. */
export function SelectBar({ inbox, selection }: Props) {
  const chosen = selection.ids.value;
  const lang = inbox.lang.value;
  const { t } = lang;
  if (!chosen) return null;
  const none = chosen.size === 0;
  const run = (action: BulkAction) => {
    document.querySelector<HTMLElement>(".select-bar :popover-open")?.hidePopover();
    void act(inbox, selection, action);
  };
  const choices = { inbox, run };
  return (
    <div class="select-bar" role="region" aria-label={t("team.bulk.bar")}>
      <Failures inbox={inbox} />
      <div class="select-line">
        <span role="status">{t("team.select.count", { count: chosen.size })}</span>
        <button type="button" class="link-button" onClick={selection.all}>{t("team.select.all")}</button>
        <IconButton icon={X} label={t("team.select.end")} onClick={selection.end} />
      </div>
      <fieldset class="select-ways" disabled={none}>
        <IconButton icon={Check} label={t("team.bulk.close")} onClick={() => run({ type: "close" })} />
        <Way id="bulk-assign" icon={UserRoundPlus} label={t("team.bulk.assign")}>
          <AssignChoices {...choices} />
        </Way>
        <Way id="bulk-snooze" icon={AlarmClock} label={t("team.bulk.snooze")}>
          <SnoozeTimes {...choices} />
        </Way>
        <Way id="bulk-tag" icon={Tag} label={t("team.bulk.tag")}>
          <TagChoice {...choices} />
        </Way>
        <Way id="bulk-more" icon={Ellipsis} label={t("team.menu")}>
          <MoreChoices {...choices} />
        </Way>
      </fieldset>
    </div>
  );
}

interface WayProps {
  id: string;
  icon: typeof Check;
  label: string;
  children: ComponentChildren;
}

function Way({ id, icon, label, children }: WayProps) {
  return (
    <Popover
      id={id}
      label={label}
      above
      triggerClass="icon-button"
      triggerLabel={label}
      trigger={<Icon of={icon} />}
    >
      {children}
    </Popover>
  );
}

/** Those that refused the last action, each with why. */
function Failures({ inbox }: { inbox: Inbox }) {
  const { t } = inbox.lang.value;
  const refused = failures.value;
  if (refused.length === 0) return null;
  return (
    <div class="select-failures" role="alert">
      <p>{t("team.bulk.failed", { count: refused.length })}</p>
      <ul>
        {refused.map(({ id, ...words }) => <li key={id}>{t("team.bulk.failed.line", words)}</li>)}
      </ul>
      <IconButton icon={X} size={16} label={t("page.close")} onClick={() => failures.value = []} />
    </div>
  );
}
