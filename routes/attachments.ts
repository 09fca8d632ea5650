import { and, eq, isNotNull } from "drizzle-orm";
import { attachments } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Services } from "@/lib/services.ts";
import type { MediaParts } from "@/routes/media.ts";

/** Finds the stored file behind a media address; its signature is checked by whoever asks. */
export function storedAttachments({ workspaces }: Services): MediaParts["lookUp"] {
  return async (workspaceId, attachmentId) => {
    const workspace = await workspaces.open(workspaceId).catch(orNull);
    if (!workspace) return null;
    const [row] = await workspace.store.db.select().from(attachments)
      .where(
        and(eq(attachments.id, attachmentId), eq(attachments.status, "stored"), isNotNull(attachments.hash)),
      );
    if (!row?.hash) return null;
    const { hash, thumbHash, contentType, name } = row;
    return { hash, thumbHash, contentType: contentType ?? "application/octet-stream", name: name ?? "file" };
  };
}

function orNull(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
