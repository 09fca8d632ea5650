import { asc, eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import { isConflict, type Statement, type Store } from "@/db/libsql.ts";
import { connections, teamMembers, teams, tickets } from "@/db/schema/workspace.ts";
import { members } from "@/lib/auth/members.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import { cleanName } from "@/lib/sla/clean_name.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

export interface TeamInput {
  readonly name: string;
  readonly memberIds: readonly string[];
}

const MOST_TEAMS = 100;

/** By name. */
export async function listTeams({ store: { db } }: Workspace): Promise<Team[]> {
  const all = await db.select().from(teams).orderBy(asc(teams.name));
  const inTeams = Map.groupBy(await db.select().from(teamMembers), ({ teamId }) => teamId);
  return all.map(({ id, name }) => ({
    id,
    name,
    memberIds: (inTeams.get(id) ?? []).map(({ memberId }) => memberId),
  }));
}

/** @throws {AppError} not_found */
export async function teamById(workspace: Workspace, id: string): Promise<Team> {
  const team = (await listTeams(workspace)).find((one) => one.id === id);
  if (!team) throw new AppError("not_found", { teamId: id });
  return team;
}

/** @returns its id. @throws {AppError} invalid_request; not_found for a member; conflict for a name that is taken */
export async function createTeam(
  services: Services,
  workspace: Workspace,
  input: TeamInput,
): Promise<string> {
  const { store } = workspace;
  const name = nameOf(input.name);
  await requireMembers(services, workspace, input.memberIds);
  const id = newId(services.now());
  await named(() =>
    store.write(async () => {
      if ((await listTeams(workspace)).length >= MOST_TEAMS) {
        throw new AppError("conflict", { reason: "too_many_teams" });
      }
      await store.commit([
        store.db.insert(teams).values({ id, name, createdAt: services.now() }),
        ...membership(store, id, input.memberIds),
      ]);
    })
  );
  return id;
}

/** Changes what is given. @throws {AppError} as `createTeam`; not_found */
export async function changeTeam(
  services: Services,
  workspace: Workspace,
  id: string,
  change: Partial<TeamInput>,
): Promise<void> {
  const { store } = workspace;
  const name = change.name === undefined ? undefined : nameOf(change.name);
  await requireMembers(services, workspace, change.memberIds ?? []);
  await named(() =>
    store.write(async () => {
      await teamById(workspace, id);
      await store.commit([
        ...name === undefined ? [] : [store.db.update(teams).set({ name }).where(eq(teams.id, id))],
        ...change.memberIds ? membership(store, id, change.memberIds) : [],
        changeEvent(store, "team.updated"),
      ]);
    })
  );
  services.live.notify(workspace.id);
}

/** Its tickets belong to no team then. @throws {AppError} not_found; conflict while a connection deals out to it */
export async function deleteTeam(services: Services, workspace: Workspace, id: string): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    await teamById(workspace, id);
    const rows = await store.db.select({ name: connections.name, settings: connections.settings }).from(
      connections,
    );
    const user = rows.find(({ settings }) => settings.assignment?.teamId === id);
    if (user) throw new AppError("conflict", { reason: "team_in_use", connection: user.name });
    await store.commit([
      store.db.update(tickets).set({ teamId: null }).where(eq(tickets.teamId, id)),
      store.db.delete(teamMembers).where(eq(teamMembers.teamId, id)),
      store.db.delete(teams).where(eq(teams.id, id)),
      changeEvent(store, "team.updated"),
    ]);
  });
  services.live.notify(workspace.id);
}

function nameOf(given: string): string {
  const { name, fault } = cleanName(given);
  if (fault) throw new AppError("invalid_request", { fields: { name: fault } });
  return name;
}

async function requireMembers(
  { control }: Services,
  { id }: Workspace,
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return;
  const known = new Set((await members(control, id)).map((one) => one.id));
  const stranger = memberIds.find((one) => !known.has(one));
  if (stranger !== undefined) throw new AppError("not_found", { memberId: stranger });
}

function membership({ db }: Store, teamId: string, memberIds: readonly string[]): Statement[] {
  return [
    db.delete(teamMembers).where(eq(teamMembers.teamId, teamId)),
    ...insertMany(teamMembers, [...new Set(memberIds)].map((memberId) => ({ teamId, memberId }))),
  ];
}

async function named(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new AppError("conflict", { reason: "team_name_taken" });
  }
}
