import { and, eq, isNull } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { attachments, deliveries, identities, messages } from "@/db/schema/workspace.ts";
import { findMessage } from "@/lib/chat/changes.ts";
import { isTaking, type Visit } from "@/lib/chat/chat.ts";
import { present } from "@/lib/chat/present.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";
import { measure } from "@/lib/channels/measure.ts";
import { AppError } from "@/lib/errors.ts";
import type { Services } from "@/lib/services.ts";

export interface NewChatMessage {
  /** Made by the page: the same one again is the same message. */
  readonly id: string;
  readonly text: string;
  /** Ids of the visitor's uploads, in their order. */
  readonly files: readonly string[];
  /** Our id of the message that is answered. */
  readonly replyTo?: string;
  readonly visitor: { readonly name?: string; readonly email?: string; readonly language: string };
}

/**
 * Takes what a visitor wrote; it is durable when this returns. A repeat returns what was taken before.
 * @throws {AppError} connection_paused, text_too_long, attachment_not_supported, invalid_request, not_found
 */
export async function write(services: Services, visit: Visit, input: NewChatMessage): Promise<ChatMessage> {
  const externalId = `${visit.visitorId}:${input.id}`;
  const known = await byExternalId(services, visit, externalId);
  if (known) return known;
  if (!isTaking(visit)) throw new AppError("connection_paused", { connection: visit.open.name });
  refuseUnfit(visit, input);
  const { channel, connection, origin } = visit.open;
  const payload = {
    type: "message",
    id: input.id,
    visitor: { id: visit.visitorId, ...input.visitor },
    text: input.text,
    files: await filesOf(visit, input.files),
    replyTo: await externalIdOf(visit, input.replyTo),
    at: services.now(),
  };
  await services.ingest.accept({ connection, origin, inbound: channel.normalise(payload, connection) });
  const taken = await byExternalId(services, visit, externalId);
  if (!taken) throw new Error(`Message ${input.id} of a visitor was not stored`);
  return taken;
}

/** The same limits as for our answers: what is comfortable to read holds both ways. */
function refuseUnfit({ open }: Visit, { text, files }: NewChatMessage): void {
  const { text: rules, filesPerMessage } = open.capability;
  if (text.trim() === "" && files.length === 0) {
    throw new AppError("invalid_request", { field: "text", reason: "empty" });
  }
  const rule = rules.direct;
  if (rule && measure(text, rule.unit) > rule.limit) {
    throw new AppError("text_too_long", { limit: rule.limit, unit: rule.unit });
  }
  if (files.length > filesPerMessage) {
    throw new AppError("attachment_not_supported", { reason: "files_too_many", limit: filesPerMessage });
  }
}

/** True until the first message has come. */
export async function isNewcomer({ open, visitorId, workspace: { store } }: Visit): Promise<boolean> {
  const [known] = await store.db.select({ id: identities.id }).from(identities)
    .where(and(eq(identities.connectionId, open.connection.id), eq(identities.externalId, visitorId)));
  return known === undefined;
}

async function byExternalId(services: Services, visit: Visit, externalId: string) {
  const rows = await visit.workspace.store.db.select().from(messages)
    .where(and(eq(messages.connectionId, visit.open.connection.id), eq(messages.externalId, externalId)));
  return (await present(services, visit, rows))[0];
}

/** What the channel needs to know of the uploads. Only the visitor's own that wait for a message are found. */
async function filesOf({ workspace: { store }, visitorId }: Visit, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const mine = and(eq(attachments.uploadedBy, uploaderOf(visitorId)), isNull(attachments.messageId));
  const rows = await store.db.select().from(attachments).where(and(anyOf(attachments.id, ids), mine));
  return [...new Set(ids)].map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new AppError("not_found", { uploadId: id });
    return { upload: id, kind: row.kind, name: row.name, contentType: row.contentType, size: row.size };
  });
}

/** How a visitor's uploads are marked. */
export function uploaderOf(visitorId: string): string {
  return `visitor:${visitorId}`;
}

/** The id by which the channel knows the answered message. */
async function externalIdOf(visit: Visit, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined;
  const message = await findMessage(visit, id);
  if (!message) throw new AppError("not_found", { messageId: id });
  if (message.externalId) return message.externalId;
  const [sent] = await visit.workspace.store.db.select({ externalId: deliveries.externalId }).from(deliveries)
    .where(and(eq(deliveries.messageId, id), eq(deliveries.part, 0)));
  return sent?.externalId ?? undefined;
}
