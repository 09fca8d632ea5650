import { ChevronDown } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { PriorityForm } from "@/components/inbox/PriorityForm.tsx";
import { Popover } from "@/components/Popover.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ClockView, TicketView } from "@/lib/inbox/view.ts";

/** How soon the ticket is to be served, and by when. */
export function TicketTimes({ lang, ticket }: { lang: Lang; ticket: TicketView }) {
  const { t } = lang;
  const now = t(`inbox.priority.${ticket.priority}`);
  return (
    <section class="client-part">
      <h2>{t("inbox.priority")}</h2>
      <Popover
        id="priority-menu"
        label={t("inbox.priority")}
        triggerClass="button button-quiet priority"
        triggerLabel={t("inbox.priority.current", { name: now })}
        trigger={
          <>
            <span class="priority-mark" data-priority={ticket.priority} />
            <span>{now}</span>
            <Icon of={ChevronDown} size={16} />
          </>
        }
      >
        <PriorityForm lang={lang} ticket={ticket} class="menu" />
      </Popover>
      {ticket.sla && (
        <dl class="facts">
          {ticket.sla.clocks.map((clock) => <Deadline key={clock.kind} lang={lang} clock={clock} />)}
        </dl>
      )}
    </section>
  );
}

function Deadline({ lang, clock: { kind, dueAt } }: { lang: Lang; clock: ClockView }) {
  const late = dueAt !== undefined && Date.parse(dueAt) <= lang.now;
  return (
    <div>
      <dt>{lang.t(`inbox.sla.${kind}`)}</dt>
      <dd class="deadline" data-late={late ? "" : undefined}>
        {dueAt ? <Until lang={lang} at={dueAt} /> : lang.t("inbox.sla.paused")}
      </dd>
    </div>
  );
}

function Until({ lang: { dates, now }, at }: { lang: Lang; at: string }) {
  return <time dateTime={at} title={dates.full(at)}>{dates.day(at, now)}, {dates.clock(at)}</time>;
}
