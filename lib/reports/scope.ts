import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { type ReportBook, tags } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { MemberView } from "@/lib/inbox/view.ts";
import { openBook } from "@/lib/reports/book.ts";
import { type Period, periodOf, type PeriodWish } from "@/lib/reports/period.ts";
import { type Channel, reportChannels } from "@/lib/reports/places.ts";
import type { Services } from "@/lib/services.ts";
import { listTeams, type Team } from "@/lib/team/teams.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What somebody wants to see: ids, a platform's name, a tag's name. */
export interface ReportFilters extends PeriodWish {
  readonly platform?: string;
  readonly connection?: string;
  /** A member's id, `me`, or `native`. */
  readonly agent?: string;
  readonly team?: string;
  readonly tag?: string;
}

/** What is counted. An absent part is not filtered by. */
export interface Scope {
  readonly book: ReportBook;
  readonly connections?: readonly string[];
  /** Whose work; of one member, or of a team. */
  readonly agents?: readonly string[];
  /** The id of a tag. */
  readonly tag?: string;
}

/** All that a report is made of, and the names of what it speaks of. */
export interface Frame {
  readonly workspace: Workspace;
  readonly filters: ReportFilters;
  readonly period: Period;
  readonly scope: Scope;
  readonly channels: readonly Channel[];
  readonly members: ReadonlyMap<string, MemberView>;
  /** Those that the viewer may look at. */
  readonly teams: readonly Team[];
  /** Whose numbers may be shown one by one; undefined: everybody's. */
  readonly only?: string;
}

/**
 * Reads what a report needs and turns filters into what they mean. Owners and admins see everybody's numbers;
 * an agent sees the sums of all, those of their own teams, and of single members only their own.
 * @throws {AppError} invalid_request for the period; not_found for what is not here or not for this viewer
 */
export async function frameOf(
  services: Services,
  workspace: Workspace,
  { user, role }: Pick<Viewer, "user" | "role">,
  filters: ReportFilters,
): Promise<Frame> {
  const { store, locale } = workspace;
  const { book } = await openBook(store, locale);
  const only = role === "agent" ? user.id : undefined;
  const channels = await reportChannels(store);
  const members = await membersById(services, workspace);
  const teams = (await listTeams(workspace))
    .filter(({ memberIds }) => only === undefined || memberIds.includes(only));
  const agent = filters.agent === "me" ? user.id : filters.agent || undefined;
  if (agent !== undefined && agent !== (only ?? agent)) throw new AppError("not_found", { memberId: agent });
  if (agent !== undefined && !members.has(agent)) await requireKnown(store, book, agent);
  return {
    workspace,
    filters,
    period: periodOf(filters, book.timeZone, services.now()),
    channels,
    members,
    teams,
    only,
    scope: {
      book,
      connections: connectionsOf(filters, channels),
      agents: agentsOf(agent, filters.team, teams),
      tag: await tagOf(workspace, filters.tag),
    },
  };
}

function connectionsOf(
  { platform, connection }: ReportFilters,
  channels: readonly Channel[],
): readonly string[] | undefined {
  if (!platform && !connection) return undefined;
  if (connection && !channels.some(({ id }) => id === connection)) {
    throw new AppError("not_found", { connectionId: connection });
  }
  return channels
    .filter((one) => (!platform || one.platform === platform) && (!connection || one.id === connection))
    .map(({ id }) => id);
}

function agentsOf(
  agent: string | undefined,
  team: string | undefined,
  teams: readonly Team[],
): readonly string[] | undefined {
  if (!team) return agent === undefined ? undefined : [agent];
  const found = teams.find(({ id }) => id === team);
  if (!found) throw new AppError("not_found", { teamId: team });
  return agent === undefined ? found.memberIds : found.memberIds.filter((id) => id === agent);
}

/** Somebody who has left keeps their numbers. @throws {AppError} not_found for one who has none */
async function requireKnown(store: Store, { generation }: ReportBook, agentId: string): Promise<void> {
  const { rows } = await store.query(
    "SELECT 1 FROM report_counts WHERE generation = ? AND agent_id = ? LIMIT 1",
    [generation, agentId],
  );
  if (rows.length === 0) throw new AppError("not_found", { memberId: agentId });
}

async function tagOf({ store: { db } }: Workspace, name: string | undefined): Promise<string | undefined> {
  if (!name) return undefined;
  const [row] = await db.select({ id: tags.id }).from(tags).where(eq(tags.name, name));
  if (!row) throw new AppError("not_found", { tag: name });
  return row.id;
}
