import { and, count, max, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { attachments, deliveries, messageEdits, type messages } from "@/db/schema/workspace.ts";
import type { Capability } from "@/lib/channels/capabilities.ts";
import { editableUntil, editRefusal, type SentAnswer } from "@/lib/inbox/edit_rules.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { MessageView } from "@/lib/inbox/view.ts";
import { sayReason } from "@/lib/inbox/views/message_words.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type MessageRow = typeof messages.$inferSelect;
type EditRow = typeof messageEdits.$inferSelect;
type EditFields = Pick<MessageView, "edit" | "editableUntil" | "editClosed">;

/**
 * What there is to say of changing some answers: by message id; what cannot be changed here is absent.
 * A note, which nobody but the team has seen, has no end of its time.
 */
export async function editFields(
  services: Services,
  workspace: Workspace,
  locale: "ru" | "en",
  rows: readonly MessageRow[],
): Promise<Map<string, EditFields>> {
  const answers = rows.filter((row) => row.authorType === "agent" && !row.private && !row.deletedAt);
  if (answers.length === 0) return new Map();
  const { sent, files, edits } = await around(workspace, answers.map(({ id }) => id));
  const found = answers.map(async (message): Promise<[string, EditFields]> => {
    const { connectionId, id } = message;
    const open = await services.connections.within(workspace, connectionId);
    const edit = edits.get(id)?.at(-1);
    const { parts = 0, sentAt = null } = sent.get(id) ?? {};
    const answer = { message, parts, sentAt, files: files.get(id) ?? 0 };
    return [id, {
      ...open && timeOf(open.capability, answer, services.now(), locale),
      edit: edit && editOf(edit, locale),
    }];
  });
  return new Map(await Promise.all(found));
}

async function around({ store: { db } }: Workspace, ids: readonly string[]) {
  const sent = await db.select({
    messageId: deliveries.messageId,
    parts: count(),
    sentAt: max(deliveries.sentAt),
  }).from(deliveries).where(anyOf(deliveries.messageId, ids)).groupBy(deliveries.messageId);
  const files = await db.select({ messageId: attachments.messageId, files: count() }).from(attachments)
    .where(anyOf(attachments.messageId, ids)).groupBy(attachments.messageId);
  const edits = await db.select().from(messageEdits)
    .where(and(anyOf(messageEdits.messageId, ids), sql`status IN ('queued', 'failed')`))
    .orderBy(messageEdits.messageId, messageEdits.id);
  return {
    sent: new Map(sent.map((one) => [one.messageId, one])),
    files: new Map(files.map((one) => [one.messageId, one.files])),
    edits: Map.groupBy(edits, (one) => one.messageId),
  };
}

/** Only the end of the time is worth a word: what never could be changed does not ask for one. */
function timeOf(row: Capability, answer: SentAnswer, now: number, locale: "ru" | "en"): EditFields {
  const until = editableUntil(row, answer, now);
  if (until !== undefined) return { editableUntil: iso(until) };
  const refusal = editRefusal(row, answer, now);
  if (refusal?.reason !== "edit_too_late") return {};
  const params = { platform: platformName(row, locale), hours: refusal.hours ?? "" };
  return { editClosed: translator(locale)("form.refusal.edit_too_late", params) };
}

function platformName({ label, labelRu }: Capability, locale: "ru" | "en"): string {
  return locale === "ru" ? labelRu ?? label : label;
}

function editOf({ status, text, error }: EditRow, locale: "ru" | "en"): MessageView["edit"] {
  if (status !== "failed") return { status: "pending", text };
  return { status: "failed", text, error: sayReason("send.edit", error ?? { code: "other" }, locale) };
}
