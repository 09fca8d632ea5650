import type { attachments } from "@/db/schema/workspace.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import { mediaLinks } from "@/lib/inbox/views/links.ts";
import type { Secrets } from "@/lib/secrets.ts";

/** A file as people and programs see it, with addresses that open for a day or two. */
export async function attachmentView(
  secrets: Secrets,
  workspaceId: string,
  row: typeof attachments.$inferSelect,
): Promise<AttachmentView> {
  const links = await mediaLinks(secrets, workspaceId, row);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name ?? "",
    contentType: row.contentType ?? "",
    size: row.size ?? 0,
    url: links.url ?? "",
    thumbUrl: links.thumbUrl,
    status: row.status,
    error: row.error ?? undefined,
    pageUrl: row.pageUrl ?? undefined,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    duration: row.duration ?? undefined,
    latitude: row.latitude ?? undefined,
    longitude: row.longitude ?? undefined,
    phone: row.phone ?? undefined,
  };
}
