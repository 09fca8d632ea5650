import type { Sheet } from "@/components/reports/sheet.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Found } from "@/lib/reports/behind.ts";

/** Tickets as a table: whose, where, when, and how long it took where that is known. */
export function ticketSheet(lang: Lang, found: readonly Found[], timeZone: string): Sheet {
  const { t } = lang;
  const timed = found.some(({ took }) => took !== null);
  const when = new Intl.DateTimeFormat(lang.locale, {
    timeZone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return {
    id: "tickets",
    title: t("reports.table.tickets"),
    first: t("reports.column.ticket"),
    columns: [
      { key: "contact", title: t("reports.column.contact"), kind: "text" },
      { key: "channel", title: t("reports.column.channel"), kind: "text" },
      { key: "assignee", title: t("reports.column.assignee"), kind: "text" },
      { key: "when", title: t("reports.column.when"), kind: "text" },
      ...timed ? [{ key: "took", title: t("reports.column.took"), kind: "time" as const }] : [],
    ],
    rows: found.map(({ ticket, at, took }) => ({
      key: ticket.id,
      name: t("reports.number", { number: String(ticket.number) }),
      href: `/inbox/${encodeURIComponent(ticket.id)}`,
      platform: ticket.platform,
      cells: [
        { value: ticket.contact.name },
        { value: ticket.connectionName || t("reports.channel.gone") },
        { value: ticket.assignee?.name ?? t("reports.unassigned") },
        { value: when.format(Date.parse(at)) },
        ...timed ? [{ value: took }] : [],
      ],
    })),
  };
}
