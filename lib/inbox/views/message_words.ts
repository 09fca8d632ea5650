import type { messages, Reason } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

type MessageRow = typeof messages.$inferSelect;
type Authored = Pick<MessageRow, "authorType" | "authorId" | "authorName">;
type Locale = "ru" | "en";

/** Who wrote a message, by the name that people see. */
export function authorOf(row: Authored, contactName: string, locale: Locale): MessageView["author"] {
  const t = translator(locale);
  const name = row.authorType === "contact" ? contactName || t("desk.unnamed") : row.authorName ?? "";
  return { type: row.authorType, id: row.authorId ?? undefined, name };
}

/** Why an answer did not go out, or has not yet, and what to do. */
export function reasonOf(row: MessageRow, locale: Locale): MessageView["error"] {
  return row.error ? sayReason("send.error", row.error, locale) : undefined;
}

/** A reason with its sentence. */
export function sayReason(area: "send.error" | "send.edit", { code, params = {} }: Reason, locale: Locale) {
  const message = translator(locale).code(area, code, { platform: "", reason: "", ...params });
  return { code, params, message };
}
