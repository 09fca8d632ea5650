import type { attachments } from "@/db/schema/workspace.ts";
import { signMedia } from "@/lib/media/links.ts";
import type { Secrets } from "@/lib/secrets.ts";

type AttachmentRow = typeof attachments.$inferSelect;

/** Signed addresses of an attachment: paths on our own origin; undefined while nothing is stored. */
export async function mediaLinks(
  secrets: Secrets,
  workspaceId: string,
  row: AttachmentRow,
): Promise<{ url?: string; thumbUrl?: string }> {
  if (row.status !== "stored" || !row.hash) return {};
  const link = { workspaceId, attachmentId: row.id };
  const options = { name: row.name ?? "file" };
  return {
    url: await signMedia(secrets, { ...link, variant: "file", hash: row.hash }, options),
    thumbUrl: row.thumbHash
      ? await signMedia(secrets, { ...link, variant: "thumb", hash: row.thumbHash }, options)
      : undefined,
  };
}

/** The small picture of an attachment, else the picture itself. */
export async function pictureUrl(secrets: Secrets, workspaceId: string, row: AttachmentRow | null) {
  const links = row ? await mediaLinks(secrets, workspaceId, row) : {};
  return links.thumbUrl ?? links.url;
}
