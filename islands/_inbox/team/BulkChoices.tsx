import type { ComponentChildren } from "preact";
import { Avatar } from "@/components/Avatar.tsx";
import { Button } from "@/components/Button.tsx";
import { PRIORITIES } from "@/components/inbox/priorities.ts";
import { OwnTime, SnoozeChoices } from "@/components/inbox/SnoozeForms.tsx";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { BulkAction } from "@/islands/_inbox/team/bulk.tsx";

interface Props {
  inbox: Inbox;
  run: (action: BulkAction) => void;
}

/** Whose the selected tickets are to be. */
export function AssignChoices({ inbox, run }: Props) {
  const { t } = inbox.lang.value;
  return (
    <div class="menu">
      {inbox.props.members.map(({ id, name, away }) => (
        <Item
          key={id}
          onClick={() => run({ type: "assign", memberId: id })}
        >
          <Avatar name={name} size={24} />
          <span class="menu-words">{name}</span>
          {away && <span class="menu-note">{t("team.away")}</span>}
        </Item>
      ))}
      <Item onClick={() => run({ type: "assign", memberId: null })}>{t("team.bulk.unassign")}</Item>
    </div>
  );
}

/** Until when they are put off. */
export function SnoozeTimes({ inbox, run }: Props) {
  const lang = inbox.lang.value;
  return (
    <div class="menu">
      <form class="menu-part" onSubmit={(event) => run({ type: "snooze", ...fieldsOf(event) })}>
        <SnoozeChoices lang={lang} />
      </form>
      <form class="menu-part menu-own" onSubmit={(event) => run({ type: "snooze", ...fieldsOf(event) })}>
        <OwnTime lang={lang} id="bulk-snooze-own" />
      </form>
    </div>
  );
}

/** A tag for all of them. */
export function TagChoice({ inbox, run }: Props) {
  const { t } = inbox.lang.value;
  return (
    <form class="menu menu-own" onSubmit={(event) => run({ type: "tag", ...fieldsOf(event) })}>
      <label for="bulk-tag-name">{t("team.bulk.tag.name")}</label>
      <span class="menu-row">
        <input
          class="input"
          id="bulk-tag-name"
          name="name"
          list="bulk-tags"
          required
          maxLength={60}
          autocomplete="off"
        />
        <Button small>{t("contact.tag.add")}</Button>
      </span>
      <datalist id="bulk-tags">{inbox.props.tags.map((tag) => <option key={tag} value={tag} />)}</datalist>
    </form>
  );
}

/** What is done less often. */
export function MoreChoices({ inbox, run }: Props) {
  const { t } = inbox.lang.value;
  const { teams } = inbox.props;
  return (
    <div class="menu">
      <Item onClick={() => run({ type: "read" })}>{t("team.bulk.read")}</Item>
      <Item onClick={() => run({ type: "reopen" })}>{t("team.bulk.reopen")}</Item>
      <Item onClick={() => run({ type: "wake" })}>{t("team.bulk.wake")}</Item>
      <p class="menu-title">{t("team.bulk.priority")}</p>
      {PRIORITIES.map((priority) => (
        <Item key={priority} onClick={() => run({ type: "priority", priority })}>
          <span class="priority-mark" data-priority={priority} />
          <span class="menu-words">{t(`inbox.priority.${priority}`)}</span>
        </Item>
      ))}
      {teams.length > 0 && <p class="menu-title">{t("team.bulk.team")}</p>}
      {teams.map(({ id, name }) => (
        <Item key={id} onClick={() => run({ type: "team", teamId: id })}>{name}</Item>
      ))}
      {teams.length > 0 && (
        <Item onClick={() => run({ type: "team", teamId: null })}>{t("team.group.none")}</Item>
      )}
    </div>
  );
}

function Item({ onClick, children }: { onClick: () => void; children: ComponentChildren }) {
  return <button type="button" class="menu-item" onClick={onClick}>{children}</button>;
}

/** What a form of ours says, with the button that was pressed. Nobody else is to take it over. */
function fieldsOf(event: SubmitEvent & { currentTarget: HTMLFormElement }): Record<string, string> {
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget, event.submitter)];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
