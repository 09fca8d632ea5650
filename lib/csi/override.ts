import { eq } from "drizzle-orm";
import { connections } from "@/db/schema/workspace.ts";
import { changedOverride, type CsiOverrideChange } from "@/lib/csi/check_settings.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Says what a connection does in another way than the workspace; what is absent stays as it is, and null follows
 * the workspace again.
 * @throws {AppError} not_found, invalid_request with `fields`
 */
export async function changeOverride(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  change: CsiOverrideChange,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const [row] = await store.db.select({ settings: connections.settings }).from(connections)
      .where(eq(connections.id, connectionId));
    if (!row) throw new AppError("not_found", { connectionId });
    const { csi, ...rest } = row.settings;
    const after = changedOverride(csi, change);
    const settings = after ? { ...rest, csi: after } : rest;
    await store.commit([
      store.db.update(connections).set({ settings }).where(eq(connections.id, connectionId)),
      changeEvent(store, "connection.updated"),
    ]);
  });
  services.connections.forget(connectionId);
  services.live.notify(workspace.id);
}
