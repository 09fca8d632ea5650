import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { attachments } from "@/db/schema/workspace.ts";
import { planParts } from "@/lib/channels/parts.ts";
import { withOptOut } from "@/lib/broadcasts/text.ts";
import { AppError } from "@/lib/errors.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { refusePlaceholders } from "@/lib/inbox/placeholders.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface BroadcastInput {
  readonly connectionId: string;
  /** Without the way to opt out, which is added. */
  readonly text: string;
  /** Ids of uploads. */
  readonly attachments: readonly string[];
}

/**
 * What a broadcast may be: words without unfilled places, and no more than one message of the platform.
 * @returns the text as it goes out
 * @throws {AppError} not_found for a connection or a file; not_available where the platform knows no
 * broadcasts; invalid_request for no words; placeholder_unresolved; text_too_long; attachment_not_supported
 */
export async function checkBroadcast(
  services: Services,
  workspace: Workspace,
  input: BroadcastInput,
): Promise<string> {
  const { capability } = await broadcaster(services, workspace, input.connectionId);
  if (input.text.trim() === "") throw new AppError("invalid_request", { field: "text", reason: "empty" });
  refusePlaceholders(input.text);
  const text = withOptOut(workspace, input.text);
  const files = await uploads(workspace, input.attachments);
  const plan = planParts(capability, "direct", "direct", text, files);
  if (!plan.ok) throw new AppError(plan.code, { ...plan.params, platform: capability.platform });
  if (plan.parts.length === 1) return text;
  const rule = files.length > 0 ? capability.caption : capability.text.direct;
  throw new AppError("text_too_long", { reason: "broadcast_parts", limit: rule?.limit ?? 0, maxParts: 1 });
}

/** A connection from which everybody can be written to. @throws {AppError} not_found, not_available */
export async function broadcaster(
  services: Services,
  workspace: Workspace,
  connectionId: string,
): Promise<OpenConnection> {
  const open = await services.connections.need(workspace, connectionId);
  if (open.capability.broadcast) return open;
  throw new AppError("not_available", {
    reason: "broadcast_unsupported",
    platform: open.capability.platform,
  });
}

async function uploads({ store: { db } }: Workspace, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.select().from(attachments).where(and(
    anyOf(attachments.id, ids),
    isNull(attachments.messageId),
    isNotNull(attachments.uploadedBy),
    eq(attachments.status, "stored"),
  ));
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new AppError("not_found", { uploadId: id });
    const { kind, name, contentType, size } = row;
    return {
      kind,
      name: name ?? "",
      contentType: contentType ?? "application/octet-stream",
      size: size ?? 0,
    };
  });
}
