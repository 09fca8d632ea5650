import { and, asc, eq, isNull, max, or, type SQL } from "drizzle-orm";
import { savedViews, type ViewFilters } from "@/db/schema/workspace.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { SavedView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import { cleanName } from "@/lib/sla/clean_name.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface ViewInput {
  readonly name: string;
  /** As the address of the list has them. */
  readonly filters: ViewFilters;
  /** Everybody sees it. */
  readonly shared: boolean;
}

export interface ViewChange {
  readonly name?: string;
  readonly filters?: ViewFilters;
  /** Small ones stand first. */
  readonly position?: number;
}

type Row = typeof savedViews.$inferSelect;

const MOST_VIEWS = 50;

/** The shared ones, then the member's own, each in their order. */
export async function listViews({ store: { db } }: Workspace, memberId: string): Promise<SavedView[]> {
  const rows = await db.select().from(savedViews).where(seenBy(memberId))
    .orderBy(asc(savedViews.position), asc(savedViews.id));
  return [
    ...rows.filter(({ ownerId }) => ownerId === null),
    ...rows.filter(({ ownerId }) => ownerId !== null),
  ]
    .map(view);
}

/** @throws {AppError} not_found, also for a colleague's own */
export async function viewById(
  { store: { db } }: Workspace,
  memberId: string,
  id: string,
): Promise<SavedView> {
  const [row] = await db.select().from(savedViews).where(and(eq(savedViews.id, id), seenBy(memberId)));
  if (!row) throw new AppError("not_found", { viewId: id });
  return view(row);
}

/** @returns its id. @throws {AppError} invalid_request; forbidden for a shared one; conflict for too many */
export async function createView(
  services: Services,
  { store }: Workspace,
  viewer: Viewer,
  input: ViewInput,
): Promise<string> {
  requireRight(viewer, input.shared);
  const name = nameOf(input.name);
  const ownerId = input.shared ? null : viewer.user.id;
  const id = newId(services.now());
  await store.write(async () => {
    const owned = ownerId === null ? isNull(savedViews.ownerId) : eq(savedViews.ownerId, ownerId);
    const rows = await store.db.select({ last: max(savedViews.position) }).from(savedViews).where(owned);
    const known = await store.db.select({ id: savedViews.id }).from(savedViews).where(owned);
    if (known.length >= MOST_VIEWS) throw new AppError("conflict", { reason: "too_many_views" });
    const position = (rows[0]?.last ?? 0) + 1;
    const row = { id, ownerId, name, filters: input.filters, position, createdAt: services.now() };
    await store.commit([store.db.insert(savedViews).values(row)]);
  });
  return id;
}

/** @throws {AppError} not_found; invalid_request; forbidden for a shared one */
export async function changeView(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  { name, filters, position }: ViewChange,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const { shared } = await viewById(workspace, viewer.user.id, id);
    requireRight(viewer, shared);
    const values = {
      ...name !== undefined && { name: nameOf(name) },
      ...filters && { filters },
      ...position !== undefined && { position },
    };
    if (Object.keys(values).length === 0) return;
    await store.commit([store.db.update(savedViews).set(values).where(eq(savedViews.id, id))]);
  });
}

/** @throws {AppError} not_found; forbidden for a shared one */
export async function deleteView(workspace: Workspace, viewer: Viewer, id: string): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const { shared } = await viewById(workspace, viewer.user.id, id);
    requireRight(viewer, shared);
    await store.commit([store.db.delete(savedViews).where(eq(savedViews.id, id))]);
  });
}

function seenBy(memberId: string): SQL | undefined {
  return or(isNull(savedViews.ownerId), eq(savedViews.ownerId, memberId));
}

function requireRight(viewer: Viewer, shared: boolean): void {
  if (shared && !can(viewer).manageSettings) throw new AppError("forbidden", { right: "manageSettings" });
}

function nameOf(given: string): string {
  const { name, fault } = cleanName(given);
  if (fault) throw new AppError("invalid_request", { fields: { name: fault } });
  return name;
}

function view({ id, name, filters, position, ownerId }: Row): SavedView {
  return { id, name, filters, position, shared: ownerId === null };
}
