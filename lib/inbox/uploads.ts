import { attachments } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import { attachmentView } from "@/lib/inbox/views/attachment_view.ts";
import { storeUpload } from "@/lib/media.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Keeps a file from the composer until an answer names it.
 * @param by the member, or `visitor:` and the visitor's id
 * @throws {AppError} too_large, unavailable
 */
export async function takeUpload(
  services: Services,
  workspace: Workspace,
  file: File,
  by: string,
): Promise<AttachmentView> {
  const stored = await storeUpload(services.media, { workspaceId: workspace.id, file });
  const { store } = workspace;
  const [row] = await store.write(() =>
    store.db.insert(attachments).values({
      ...stored,
      id: newId(),
      uploadedBy: by,
      status: "stored",
      createdAt: services.now(),
    }).returning()
  );
  if (!row) throw new Error("The upload's row did not come back");
  return await attachmentView(services.secrets, workspace.id, row);
}
