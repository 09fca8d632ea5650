import { anyOf } from "@/db/bulk.ts";
import { attachments } from "@/db/schema/workspace.ts";
import { type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import { signMedia } from "@/lib/media/links.ts";
import { safeName } from "@/lib/media/names.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The files of one part, in their order, as a channel takes them. */
export async function filesOf(
  services: Services,
  workspace: Workspace,
  ids: readonly string[],
): Promise<OutboundFile[]> {
  if (ids.length === 0) return [];
  const rows = await workspace.store.db.select().from(attachments).where(anyOf(attachments.id, ids));
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? [fileOf(services, workspace.id, row)] : [];
  });
}

function fileOf(services: Services, workspaceId: string, row: typeof attachments.$inferSelect): OutboundFile {
  const hash = row.hash ?? "";
  const name = row.name ?? "file";
  const contentType = row.contentType ?? "application/octet-stream";
  return {
    kind: row.kind,
    name,
    contentType,
    size: row.size ?? 0,
    async read() {
      const bytes = await services.media.store.bytes(workspaceId, hash);
      if (!bytes) throw new SendError("content", "The file is no longer in the store");
      return bytes;
    },
    async url() {
      const link = { workspaceId, attachmentId: row.id, variant: "file", hash } as const;
      // Who fetches a file by its address may go by the extension alone (Viber REST bot API, send_message).
      const ending = safeName(name, contentType, row.kind);
      return services.config.origin + await signMedia(services.secrets, link, { name: ending });
    },
  };
}
