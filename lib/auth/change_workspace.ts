import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { workspaces } from "@/db/schema/control.ts";
import { checkName } from "@/lib/auth/fields.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import type { Workspaces } from "@/lib/workspaces.ts";

/**
 * Changes how the workspace is called, or the language of what it says by itself.
 * @throws {AppError} forbidden for an agent; invalid_request for the name
 */
export async function changeWorkspace(
  deps: { readonly control: Store; readonly workspaces: Workspaces },
  viewer: Viewer,
  change: { name: string; locale: "ru" | "en" },
): Promise<void> {
  if (!can(viewer).manageSettings) throw new AppError("forbidden", { right: "manageSettings" });
  const { control } = deps;
  const name = checkName(change.name, "businessName");
  const { locale } = change;
  await control.write(() =>
    control.commit([
      control.db.update(workspaces).set({ name, locale }).where(eq(workspaces.id, viewer.workspaceId)),
    ])
  );
  await deps.workspaces.rename(viewer.workspaceId);
}
