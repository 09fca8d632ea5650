import type { messages, MessageStatus } from "@/db/schema/workspace.ts";
import type { Capability } from "@/lib/channels/capabilities.ts";

/** An answer as it went out. */
export interface SentAnswer {
  readonly message: typeof messages.$inferSelect;
  /** Into how many of the platform's messages it was split. */
  readonly parts: number;
  /** ms since the epoch, of the part that went last. */
  readonly sentAt: number | null;
  readonly files: number;
}

/** Why an answer cannot be changed: a sentence under `form.refusal.`, and what it names. */
export interface EditRefusal {
  readonly reason: "edit_unsupported" | "edit_not_sent" | "edit_parts" | "edit_files" | "edit_too_late";
  readonly hours?: string;
}

const HOUR_MS = 3_600_000;
const SENT: ReadonlySet<MessageStatus> = new Set(["sent", "delivered", "read"]);

/**
 * Whether the text of an answer can still be changed on its platform (VK-19): no platform lets a business
 * change what it wrote in public, and what was split or carries files is more than a text.
 */
export function editRefusal(row: Capability, answer: SentAnswer, now: number): EditRefusal | null {
  const { message, parts, files } = answer;
  if (row.editHours === undefined || message.via !== "direct") return { reason: "edit_unsupported" };
  if (!SENT.has(message.status)) return { reason: "edit_not_sent" };
  if (parts !== 1) return { reason: "edit_parts" };
  if (files > 0 || message.text === "") return { reason: "edit_files" };
  if (now <= deadline(row.editHours, answer)) return null;
  return { reason: "edit_too_late", hours: String(row.editHours) };
}

/** Until when an answer can be changed, in ms since the epoch; undefined when it cannot. */
export function editableUntil(row: Capability, answer: SentAnswer, now: number): number | undefined {
  if (row.editHours === undefined || editRefusal(row, answer, now)) return undefined;
  return deadline(row.editHours, answer);
}

function deadline(hours: number, { message, sentAt }: SentAnswer): number {
  return (sentAt ?? message.sentAt) + hours * HOUR_MS;
}
