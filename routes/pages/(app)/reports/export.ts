import type { Context } from "fresh";
import { AppError } from "@/lib/errors.ts";
import { dateOf } from "@/lib/reports/period.ts";
import type { Found } from "@/lib/reports/behind.ts";
import { REPORTS } from "@/lib/reports/report.ts";
import { loadBehind } from "@/routes/reports/behind.ts";
import { sheetFile } from "@/routes/reports/file.ts";
import { loadReport } from "@/routes/reports/load.ts";
import { sheetsOf } from "@/routes/reports/sheets/mod.ts";
import { ticketSheet } from "@/routes/reports/sheets/ticket_sheet.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { define, type State } from "@/routes/state.ts";

const AT_ONCE = 500;
/** More is for programs, which have pages. */
const MOST = 5_000;

/** Any table of the reports as a file. */
export const handlers = define.handlers({
  GET: signedIn((ctx, desk) =>
    ctx.url.searchParams.get("report") === "tickets" ? ticketFile(ctx, desk) : reportFile(ctx, desk)
  ),
});

async function reportFile(ctx: Context<State>, desk: Desk): Promise<Response> {
  const { lang } = ctx.state;
  const { searchParams } = ctx.url;
  const name = REPORTS.find((one) => one === searchParams.get("report"));
  if (!name) throw new AppError("not_found", { report: searchParams.get("report") });
  const data = await loadReport(ctx, desk, name);
  const sheet = sheetsOf({ lang, ...data }).find(({ id }) => id === searchParams.get("table"));
  if (!sheet) throw new AppError("not_found", { table: searchParams.get("table") });
  const { from, to } = data.report;
  return sheetFile(lang, sheet, `${name}-${sheet.id}-${from}-${to}`);
}

async function ticketFile(ctx: Context<State>, desk: Desk): Promise<Response> {
  const all: Found[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { found, frame: { period }, behind } = await loadBehind(ctx, desk, { limit: AT_ONCE, cursor });
    all.push(...found.items);
    cursor = found.nextCursor ?? undefined;
    if (cursor && all.length < MOST) continue;
    const name = `${behind.what}-${dateOf(period.from)}-${dateOf(period.to)}`;
    return sheetFile(ctx.state.lang, ticketSheet(ctx.state.lang, all, period.timeZone), name);
  }
}
