import type { TicketEventFacts, TicketEventKind } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { MessageView } from "@/lib/inbox/view.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import { isPriority } from "@/lib/sla/priorities.ts";
import type { EventRow } from "@/lib/team/history.ts";

type Locale = "ru" | "en";

/** What happened to a ticket, as a line between its messages. */
export function historyLine(row: EventRow, locale: Locale): MessageView {
  const { id, ticketId, kind, byId, at, facts } = row;
  return {
    id,
    ticketId,
    direction: "out",
    author: { type: "system", id: byId ?? undefined, name: row.byName ?? "" },
    text: historyText(row, locale),
    attachments: [],
    status: "sent",
    externalId: null,
    createdAt: new Date(at).toISOString(),
    private: true,
    system: { event: kind, until: iso(facts.until ?? null), ticketId: facts.ticketId },
  };
}

/** The same in a sentence, without the moment and the link that belong to some. */
export function historyText(
  { kind, byType, byName, facts }: Pick<EventRow, "kind" | "byType" | "byName" | "facts">,
  locale: Locale,
): string {
  const t = translator(locale);
  const whom = kind === "priority" && isPriority(facts.whom) ? t(`inbox.priority.${facts.whom}`) : facts.whom;
  const name = byType === "system" && byName ? t("rules.by", { name: byName }) : byName ?? "";
  const params = { name, whom: whom ?? "", number: numberOf(facts) };
  return t(`desk.system.${sentenceOf(kind, byType)}`, params);
}

type Sentence =
  | TicketEventKind
  | "reopened_by_contact"
  | "woken_by_contact"
  | "woken_in_time";

function sentenceOf(kind: TicketEventKind, by: EventRow["byType"]): Sentence {
  if (by === "contact" && kind === "reopened") return "reopened_by_contact";
  if (by === "contact" && kind === "woken") return "woken_by_contact";
  return by === "system" && kind === "woken" ? "woken_in_time" : kind;
}

function numberOf({ number }: TicketEventFacts): string {
  return number === undefined ? "" : String(number);
}
