import { isPlatform } from "@/lib/channels/capabilities.ts";
import { dateOf, periodOf, PRESETS } from "@/lib/reports/period.ts";
import type { ReportFilters } from "@/lib/reports/scope.ts";

/** What the address of a report says, as it stands there; a platform's or a connection's id is its channel. */
export interface ReportAddress {
  period?: string;
  from?: string;
  to?: string;
  channel?: string;
  agent?: string;
  team?: string;
  tag?: string;
}

const NAMES = ["period", "from", "to", "channel", "agent", "team", "tag"] as const;
const MOST_CHARACTERS = 100;

export function addressOf(query: URLSearchParams): ReportAddress {
  const given = NAMES.map((name) => [name, query.get(name)?.slice(0, MOST_CHARACTERS) || undefined]);
  return Object.fromEntries(given);
}

/**
 * An address that says of the period only what counts: the form sends dates along with what was chosen, and they
 * are the reader's own where they are others.
 */
export function settled(address: ReportAddress, timeZone: string, now: number): ReportAddress {
  const { period, from, to } = address;
  const preset = PRESETS.find((one) => one === period);
  if (!from && !to) return { ...address, period: preset === "own" ? undefined : preset };
  if (preset === "own") return address;
  const usual = periodOf({ period: preset ?? "7" }, timeZone, now);
  const same = from === dateOf(usual.from) && to === dateOf(usual.to);
  return same
    ? { ...address, period: preset, from: undefined, to: undefined }
    : { ...address, period: "own" };
}

/** What it means. */
export function filtersOf({ period, from, to, channel, ...others }: ReportAddress): ReportFilters {
  const preset = PRESETS.find((one) => one === period);
  const where = channel === undefined
    ? {}
    : isPlatform(channel)
    ? { platform: channel }
    : { connection: channel };
  return { period: preset, from, to, ...where, ...others };
}

/** A page of the reports with an address; what is empty is left out. */
export function reportHref(
  path: string,
  address: ReportAddress,
  more: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const entries = Object.entries({ ...address, ...more }).filter(([, value]) =>
    value !== undefined && value !== ""
  );
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `/reports${path}?${query}` : `/reports${path}`;
}

/** How many filters are set besides the period. */
export function filterCount({ channel, agent, team, tag }: ReportAddress): number {
  return [channel, agent, team, tag].filter((one) => one !== undefined).length;
}
