import type { Context } from "fresh";
import type { ClockKind } from "@/db/schema/workspace.ts";
import { type Behind, type Found, ticketsBehind } from "@/lib/reports/behind.ts";
import { openBook } from "@/lib/reports/book.ts";
import { type Frame, frameOf } from "@/lib/reports/scope.ts";
import { WHATS } from "@/lib/reports/sources.ts";
import { AppError } from "@/lib/errors.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { CLOCK_KINDS } from "@/lib/sla/priorities.ts";
import { addressOf, filtersOf, type ReportAddress, settled } from "@/routes/reports/address.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

export interface BehindData {
  readonly address: ReportAddress;
  readonly behind: Behind;
  readonly frame: Frame;
  readonly found: Paged<Found>;
}

/**
 * The tickets that an address of the list asks for.
 * @throws {AppError} not_found without the number that they are behind, or for what is not here
 */
export async function loadBehind(
  { state: { services, lang }, url }: Context<State>,
  { workspace, viewer }: Desk,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<BehindData> {
  const { book } = await openBook(workspace.store, workspace.locale);
  const address = settled(addressOf(url.searchParams), book.timeZone, services.now());
  const behind = behindOf(url.searchParams);
  const frame = await frameOf(services, workspace, viewer, filtersOf(address));
  const onlooker = { memberId: viewer.user.id, locale: lang.locale };
  const found = await ticketsBehind(services, frame, onlooker, behind, page);
  return { address, behind, frame, found };
}

/** The same as a part of an address. */
export function behindQuery({ what, kind, weekday, hour, sort }: Behind) {
  return { what, kind, weekday, hour, sort };
}

function behindOf(query: URLSearchParams): Behind {
  const what = WHATS.find((one) => one === query.get("what"));
  if (!what) throw new AppError("not_found", { what: query.get("what") });
  return {
    what,
    kind: CLOCK_KINDS.find((one: ClockKind) => one === query.get("kind")),
    weekday: wholeIn(query.get("weekday"), 1, 7),
    hour: wholeIn(query.get("hour"), 0, 23),
    sort: query.get("sort") === "slow" ? "slow" : undefined,
  };
}

function wholeIn(text: string | null, least: number, most: number): number | undefined {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}
