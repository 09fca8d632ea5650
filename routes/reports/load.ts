import { asc } from "drizzle-orm";
import { type Context, page, type PageResponse } from "fresh";
import { tags } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { openBook } from "@/lib/reports/book.ts";
import { type Report, type ReportName, reportOf } from "@/lib/reports/report.ts";
import type { Frame } from "@/lib/reports/scope.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { addressOf, filtersOf, type ReportAddress, settled } from "@/routes/reports/address.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

/** What one can choose from in the filters. */
export interface Choices {
  readonly channels: Frame["channels"];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly tags: readonly string[];
  /** The viewer sees no single person but themselves. */
  readonly onlyOwn: boolean;
}

export interface ReportData {
  readonly report: Report;
  readonly address: ReportAddress;
  readonly choices: Choices;
  /** What is wrong with the period, in sentences, and what was typed. */
  readonly faults: Readonly<Record<string, string>>;
  readonly typed: ReportAddress;
  readonly side: "received" | "sent";
  readonly mayChangeZone: boolean;
}

const MOST_TAGS = 500;

/** A page with a report; a period that is none is shown again beside the usual one. */
export async function reportPage(
  ctx: Context<State>,
  desk: Desk,
  name: ReportName,
): Promise<PageResponse<ReportData>> {
  const data = await loadReport(ctx, desk, name);
  return page(data, { status: Object.keys(data.faults).length > 0 ? 400 : 200 });
}

export async function loadReport(
  { state: { services, lang }, url }: Context<State>,
  { workspace, viewer, may }: Desk,
  name: ReportName,
): Promise<ReportData> {
  const { book } = await openBook(workspace.store, workspace.locale);
  const typed = settled(addressOf(url.searchParams), book.timeZone, services.now());
  const read = (address: ReportAddress) =>
    reportOf(services, workspace, viewer, name, filtersOf(address)).then((found) => ({ ...found, address }));
  const faults: Record<string, string> = {};
  const { report, frame, address } = await read(typed).catch((error) => {
    Object.assign(faults, faultsOf(error, lang));
    return read({ ...typed, period: undefined, from: undefined, to: undefined });
  });
  return {
    report,
    address,
    choices: await choicesOf(workspace, frame),
    faults,
    typed,
    side: url.searchParams.get("side") === "sent" || frame.scope.agents ? "sent" : "received",
    mayChangeZone: may.manageSettings,
  };
}

/** @throws whatever is not about the period */
function faultsOf(error: unknown, { t }: Lang): Record<string, string> {
  const fields = error instanceof AppError && error.code === "invalid_request"
    ? error.details.fields
    : undefined;
  if (typeof fields !== "object" || fields === null) throw error;
  return Object.fromEntries(
    Object.entries(fields).map(([name, code]) => [name, t.code("form.fault", String(code))]),
  );
}

async function choicesOf(
  { store: { db } }: Workspace,
  { channels, members, teams, only }: Frame,
): Promise<Choices> {
  const names = await db.select({ name: tags.name }).from(tags).orderBy(asc(tags.name)).limit(MOST_TAGS);
  return {
    channels,
    members: [...members.values()].filter(({ id }) => id === (only ?? id)).map(({ id, name }) => ({
      id,
      name,
    })),
    teams: teams.map(({ id, name }) => ({ id, name })),
    tags: names.map(({ name }) => name),
    onlyOwn: only !== undefined,
  };
}
