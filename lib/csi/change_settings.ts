import { settings } from "@/db/schema/workspace.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { changedCsi, type CsiChange } from "@/lib/csi/check_settings.ts";
import { CSI_KEY, csiSettings } from "@/lib/csi/settings.ts";
import { AppError } from "@/lib/errors.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Changes how a workspace asks its customers; what is absent stays as it is.
 * @throws {AppError} forbidden, invalid_request with `fields`
 */
export async function changeCsi(workspace: Workspace, viewer: Viewer, change: CsiChange): Promise<void> {
  if (!can(viewer).manageSettings) throw new AppError("forbidden", { right: "manageSettings" });
  const { store } = workspace;
  await store.write(async () => {
    const value = changedCsi(await csiSettings(workspace), change);
    await store.commit([
      store.db.insert(settings).values({ key: CSI_KEY, value })
        .onConflictDoUpdate({ target: settings.key, set: { value } }),
    ]);
  });
}
