import { connections } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { type Period, periodOf, type Step, stepsOf } from "@/lib/csi/period.ts";
import { type CsiFigures, type CsiQuery, csiResults } from "@/lib/csi/results.ts";
import { AppError } from "@/lib/errors.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What somebody wants to see: days as 2026-03-31, ids, a platform's name. */
export interface CsiFilters {
  readonly from?: string;
  readonly to?: string;
  readonly platform?: string;
  readonly connection?: string;
  readonly agent?: string;
}

/** Figures of something that has a name. */
export interface Named {
  readonly id: string | null;
  /** Empty for somebody or something that is no longer here. */
  readonly name: string;
  readonly figures: CsiFigures;
}

/** Satisfaction over a period, with everything by its name; those with the most answers first. */
export interface CsiReport {
  readonly period: Period;
  readonly query: CsiQuery;
  readonly total: CsiFigures;
  readonly platforms: readonly Named[];
  readonly connections: readonly Named[];
  readonly agents: readonly Named[];
  readonly steps: readonly (Step & { readonly figures: CsiFigures })[];
}

/** Who asks: of single members an agent sees their own figures alone, as in all reports. */
type Asker = Pick<Viewer, "user" | "role">;

/** Whose figures may be shown one by one; undefined: everybody's. */
export function onlyOne({ user, role }: Asker): string | undefined {
  return role === "agent" ? user.id : undefined;
}

/**
 * The period and the filters as the look-ups take them.
 * @param timeZone IANA name
 * @throws {AppError} not_found for somebody whose figures are not for this viewer
 */
export function csiQuery(
  { now }: Pick<Services, "now">,
  viewer: Asker,
  { from, to, platform, connection, agent }: CsiFilters,
  timeZone: string,
) {
  if (agent && agent !== (onlyOne(viewer) ?? agent)) throw new AppError("not_found", { memberId: agent });
  const period = periodOf({ first: from, last: to }, now(), timeZone);
  const steps = stepsOf(period, timeZone);
  const query: CsiQuery = {
    from: steps[0]?.from ?? 0,
    to: steps.at(-1)?.to ?? 0,
    platform,
    connectionId: connection,
    agentId: agent,
  };
  return { period, steps, query };
}

export async function csiReport(
  services: Services,
  workspace: Workspace,
  viewer: Asker,
  filters: CsiFilters,
  timeZone: string,
): Promise<CsiReport> {
  const { period, steps, query } = csiQuery(services, viewer, filters, timeZone);
  const only = onlyOne(viewer);
  const found = await csiResults(workspace, query, steps);
  const { db } = workspace.store;
  const accounts = await db.select({ id: connections.id, name: connections.name }).from(connections);
  const members = await membersById(services, workspace);
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]));
  return {
    period,
    query,
    total: found.total,
    platforms: named(found.platforms, (id) => id),
    connections: named(found.connections, (id) => accountNames.get(id) ?? ""),
    agents: named(found.agents, (id) => members.get(id ?? "")?.name ?? "").filter(({ id }) =>
      id === (only ?? id)
    ),
    steps: steps.map((step, index) => ({ ...step, figures: found.steps[index] ?? found.total })),
  };
}

function named<K extends string | null>(
  found: ReadonlyMap<K, CsiFigures>,
  nameOf: (id: K) => string,
): Named[] {
  return [...found].map(([id, figures]) => ({ id, name: id === null ? "" : nameOf(id), figures }))
    .sort((a, b) => b.figures.answered - a.figures.answered || b.figures.asked - a.figures.asked);
}
