import { isPlatform, type Platform, type Section, type TicketKind } from "@/lib/channels/capabilities.ts";

/** What the list shows. Everything absent: all open tickets. */
export interface InboxFilters {
  /** Absent: open. */
  status?: "snoozed" | "closed" | "all";
  section?: Section;
  platform?: Platform;
  kind?: TicketKind;
  tag?: string;
  /** A member's id, `me` or `none`. */
  assignee?: string;
  /** A team's id, or `none`. */
  team?: string;
  /** due: a deadline runs; breached: one has passed. */
  sla?: "due" | "breached";
  /** Absent: the newest first. */
  sort?: "deadline";
  q?: string;
}

const NAMES = [
  "status",
  "section",
  "platform",
  "kind",
  "tag",
  "assignee",
  "team",
  "sla",
  "sort",
  "q",
] as const;

/** The part of an address behind the path, with its question mark; empty without filters. */
export function filterQuery(filters: InboxFilters): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Where the list with these filters is. */
export function listHref(filters: InboxFilters): string {
  return `/inbox${filterQuery(filters)}`;
}

/** Where a ticket is, with the list beside it as it was. */
export function ticketHref(id: string, filters: InboxFilters): string {
  return `/inbox/${encodeURIComponent(id)}${filterQuery(filters)}`;
}

/** How many filters are set, apart from the search and the order. */
export function filterCount(filters: InboxFilters): number {
  return NAMES.filter((name) => name !== "q" && name !== "sort" && filters[name]).length;
}

const STATUSES = ["snoozed", "closed", "all"] as const;
const SECTIONS = ["chat", "requests"] as const;
const SLAS = ["due", "breached"] as const;
const KINDS = ["direct", "comment", "mention", "discussion"] as const;

/** UTF-16 code units of a query; more is a text that was pasted by mistake. */
export const MOST_QUERY = 400;

/** What an address asks of the list; a value that is none is left out. */
export function filtersOf(query: URLSearchParams): InboxFilters {
  const platform = query.get("platform") ?? "";
  return {
    status: STATUSES.find((one) => one === query.get("status")),
    section: SECTIONS.find((one) => one === query.get("section")),
    kind: KINDS.find((one) => one === query.get("kind")),
    platform: isPlatform(platform) ? platform : undefined,
    tag: query.get("tag") || undefined,
    assignee: query.get("assignee") || undefined,
    team: query.get("team") || undefined,
    sla: SLAS.find((one) => one === query.get("sla")),
    sort: query.get("sort") === "deadline" ? "deadline" : undefined,
    q: query.get("q")?.trim().slice(0, MOST_QUERY) || undefined,
  };
}
