import type { ReplyTexts } from "@/db/schema/replies.ts";
import { AppError } from "@/lib/errors.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { variableFault } from "@/lib/replies/writing/variables.ts";

/** Characters. */
export const MOST_TITLE = 100;
export const MOST_TEXT = 8_000;

/** @throws {AppError} invalid_request with `fields` */
export function checkTitle(title: string): string {
  const clean = cleanText(title).replace(/\s+/g, " ").trim();
  if (clean === "") refuse("title", "required");
  if (clean.length > MOST_TITLE) refuse("title", "too_long");
  return clean;
}

/**
 * Texts that may be kept: at least one is there, none is too long, and no variable is unknown.
 * @returns without the empty ones
 * @throws {AppError} invalid_request with `fields`, and with the wrong piece as `name`
 */
export function checkTexts(texts: ReplyTexts): ReplyTexts {
  const kept: ReplyTexts = {};
  for (const language of ["any", "ru", "en"] as const) {
    const text = cleanText(texts[language] ?? "").replaceAll("\r\n", "\n").trim();
    if (text === "") continue;
    checkText(text, `texts.${language}`);
    kept[language] = text;
  }
  if (Object.keys(kept).length === 0) refuse("texts.any", "required");
  return kept;
}

/**
 * @param field what the form calls it
 * @throws {AppError} invalid_request
 */
function checkText(text: string, field: string, most = MOST_TEXT): void {
  if (text.length > most) refuse(field, "text_too_long");
  const fault = variableFault(text);
  if (fault) refuse(field, fault.code, fault.piece);
}

function refuse(field: string, code: string, name?: string): never {
  throw new AppError("invalid_request", { fields: { [field]: code }, ...(name && { reason: code, name }) });
}
