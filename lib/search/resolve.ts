import { eq, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { connections, messages, tags, tickets } from "@/db/schema/workspace.ts";
import { capability } from "@/lib/channels/capabilities.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { startOf } from "@/lib/search/day.ts";
import type { FilterKey } from "@/lib/search/filter_keys.ts";
import { mark } from "@/lib/search/index_text.ts";
import { called, isCalled } from "@/lib/search/named.ts";
import { contactsCalled } from "@/lib/search/people.ts";
import type { Filter } from "@/lib/search/query.ts";
import { refuseFilter } from "@/lib/search/refuse.ts";
import { type Scope, together } from "@/lib/search/scope.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { fold } from "@/lib/search/words.ts";

/** Who searches, and by which clock days begin for them. */
export interface Searcher {
  readonly memberId: string;
  readonly timeZone: string;
}

interface Place {
  readonly services: Services;
  readonly workspace: Workspace;
  readonly searcher: Searcher;
}

type Resolve = (place: Place, filter: Filter) => Promise<Partial<Scope>> | Partial<Scope>;

const RESOLVE: Readonly<Record<FilterKey, Resolve>> = {
  from,
  tag,
  channel,
  before: ({ searcher }, filter) => ({ before: day(searcher, filter) }),
  after: ({ searcher }, filter) => ({ after: day(searcher, filter) }),
  is: (_, filter) => state(filter),
  assignee,
};

/** Finds out whom and what the filters name. @throws {AppError} invalid_request for one that names nothing */
export async function scopeOf(place: Place, filters: readonly Filter[]): Promise<Scope> {
  const found: Partial<Scope>[] = [];
  for (const filter of filters) {
    if (filter.value === "") throw refuseFilter("search_value_missing", filter);
    found.push(await RESOLVE[filter.key](place, filter));
  }
  return together(found);
}

const CUSTOMERS = new Set(["customer", "client", "клиент", "клиента"]);
const AGENTS = new Set(["agent", "team", "сотрудник", "сотрудника", "нас"]);
const ME = new Set(["me", "я", "меня"]);
const NONE = new Set(["none", "nobody", "нет", "никто"]);
const STATES: Readonly<Record<string, "open" | "closed" | "unassigned">> = {
  open: "open",
  открыто: "open",
  открыт: "open",
  closed: "closed",
  закрыто: "closed",
  закрыт: "closed",
  unassigned: "unassigned",
  ничье: "unassigned",
};

async function from({ services, workspace, searcher }: Place, filter: Filter): Promise<Partial<Scope>> {
  const who = fold(filter.value);
  if (CUSTOMERS.has(who)) return { messageWhere: [eq(messages.authorType, "contact")] };
  if (AGENTS.has(who)) return { messageWhere: [sql`${messages.authorType} IN ('agent', 'native')`] };
  if (ME.has(who)) return { messageWhere: [eq(messages.authorId, searcher.memberId)] };
  const members = await membersCalled(services, workspace, filter.value);
  const customers = await contactsCalled(workspace.store, filter.value);
  if (members.size === 0 && customers.size === 0) throw refuseFilter("search_nobody", filter);
  const ids = JSON.stringify([...customers]);
  return {
    keep: [
      ({ authorType, authorId }) => (authorType === "contact" ? customers : members).has(authorId ?? ""),
    ],
    customers: members.size > 0 ? [] : [sql`SELECT value AS id FROM json_each(${ids})`],
  };
}

async function tag({ workspace: { store } }: Place, filter: Filter): Promise<Partial<Scope>> {
  const all = await store.db.select().from(tags);
  const ids = JSON.stringify(called(all, ({ name }) => name, filter.value).map(({ id }) => id));
  if (ids === "[]") throw refuseFilter("search_tag_unknown", filter);
  const tagged = sql`SELECT ticket_id FROM ticket_tags WHERE tag_id IN (SELECT value FROM json_each(${ids}))`;
  return {
    ticketWhere: [sql`EXISTS (${tagged} AND ticket_id = ${tickets.id})`],
    customers: [sql`SELECT contact_id AS id FROM (${tagged}) CROSS JOIN tickets ON tickets.id = ticket_id`],
  };
}

async function channel({ workspace: { store } }: Place, filter: Filter): Promise<Partial<Scope>> {
  const all = await store.db.select().from(connections);
  const asked = fold(filter.value);
  const ofPlatform = (is: (name: string) => boolean) =>
    all.filter(({ platform }) => platformNames(platform).some((name) => name && is(name)));
  const ways = [
    ofPlatform((name) => fold(name) === asked),
    called(all, ({ name }) => name, filter.value),
    ofPlatform((name) => isCalled(name, filter.value)),
  ];
  const ids = (ways.find(({ length }) => length > 0) ?? []).map(({ id }) => id);
  if (ids.length === 0) throw refuseFilter("search_channel_unknown", filter);
  return { messageWhere: [anyOf(messages.connectionId, ids)], marks: [ids.map(mark.connection)] };
}

/** «вк» is one of them by its beginning. */
function platformNames(platform: string): readonly (string | undefined)[] {
  const row = capability(platform);
  return [platform, row?.label, row?.labelRu];
}

function day({ timeZone }: Searcher, filter: Filter): number {
  const at = startOf(filter.value, timeZone);
  if (at === undefined) throw refuseFilter("search_day_unknown", filter);
  return at;
}

function state(filter: Filter): Partial<Scope> {
  const name = fold(filter.value);
  const found = Object.hasOwn(STATES, name) ? STATES[name] : undefined;
  if (!found) throw refuseFilter("search_state_unknown", filter);
  if (found === "unassigned") return ownedBy(null);
  return {
    ticketWhere: [eq(tickets.status, found)],
    customers: [sql`SELECT contact_id AS id FROM tickets WHERE status = ${found}`],
  };
}

async function assignee({ services, workspace, searcher }: Place, filter: Filter): Promise<Partial<Scope>> {
  const who = fold(filter.value);
  if (NONE.has(who)) return ownedBy(null);
  const ids = ME.has(who)
    ? new Set([searcher.memberId])
    : await membersCalled(services, workspace, filter.value);
  if (ids.size === 0) throw refuseFilter("search_nobody", filter);
  return ownedBy([...ids]);
}

function ownedBy(ids: readonly string[] | null): Partial<Scope> {
  const where = ids === null ? isNull(tickets.assigneeId) : anyOf(tickets.assigneeId, ids);
  return { ticketWhere: [where], customers: [sql`SELECT contact_id AS id FROM tickets WHERE ${where}`] };
}

async function membersCalled(services: Services, workspace: Workspace, name: string): Promise<Set<string>> {
  const all = [...(await membersById(services, workspace)).values()];
  return new Set(called(all, (member) => member.name, name).map(({ id }) => id));
}
