import type { Lang } from "@/lib/i18n/lang.ts";
import type { Report, Row } from "@/lib/reports/report.ts";
import { NATIVE } from "@/lib/reports/tally.ts";
import { accountName } from "@/lib/channels/account_name.ts";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import { platformLabel } from "@/components/platform.ts";
import type { ReportAddress } from "@/routes/reports/address.ts";

/** What the tables of a report are made of. */
export interface SheetContext {
  readonly lang: Lang;
  readonly report: Report;
  readonly address: ReportAddress;
  /** Whose messages the hours tell. */
  readonly side: "received" | "sent";
}

/** A row by its name, also where it has none any more. */
export function rowName({ t, locale }: Lang, { kind, id, name }: Pick<Row, "kind" | "id" | "name">): string {
  if (kind === "platform") return isPlatform(id) ? platformLabel(id, locale) : id;
  if (kind === "agent" && id === NATIVE) return t("reports.agent.native");
  return name || t(kind === "connection" ? "reports.channel.gone" : "reports.agent.former");
}

/** The same where no badge tells the platform: connections are often named alike. */
export function fullName(lang: Lang, row: Pick<Row, "kind" | "id" | "name" | "platform">): string {
  const name = rowName(lang, row);
  const { kind, platform } = row;
  return kind === "connection" && platform ? accountName(name, platform, lang.locale) : name;
}

/** The address of a report, or of a list, that is about one row alone. */
export function rowAddress(address: ReportAddress, { kind, id, name }: Row): ReportAddress {
  switch (kind) {
    case "platform":
    case "connection":
      return { ...address, channel: id };
    case "agent":
      return { ...address, agent: id };
    case "team":
      return { ...address, team: id };
    case "tag":
      return { ...address, tag: name };
  }
}
