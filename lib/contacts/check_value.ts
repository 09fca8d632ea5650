import type { FieldRow } from "@/lib/contacts/own_fields.ts";
import { fieldFault } from "@/lib/contacts/fault.ts";
import { cleanText } from "@/lib/inbox/text.ts";

const MOST_CHARACTERS = 500;
/** A comma for the point, and spaces between the thousands, as people write them. */
const NUMBER = /^[-+]?\d{1,15}([.,]\d{1,10})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/**
 * What is kept of a value that somebody filled in.
 * @returns null to empty the field
 * @throws {AppError} invalid_request with the field's own name in the form, `field:ID`
 */
export function valueOf(
  field: Pick<FieldRow, "id" | "kind" | "choices">,
  given: string | null,
): string | null {
  const text = cleanText(given ?? "").trim();
  if (text === "") return null;
  const kept = KEPT[field.kind](text, field.choices);
  if (kept !== undefined) return kept;
  throw fieldFault(`field:${field.id}`, `own_${field.kind}`);
}

type Keep = (text: string, choices: readonly string[]) => string | undefined;

const KEPT: Readonly<Record<FieldRow["kind"], Keep>> = {
  text: (text) => text.length <= MOST_CHARACTERS ? text : undefined,
  number: (text) => {
    const bare = text.replace(/[\s ]/g, "");
    return NUMBER.test(bare) ? String(Number(bare.replace(",", "."))) : undefined;
  },
  date: (text) => {
    const dotted = DOTTED.exec(text);
    const [, day = "", month = "", year = ""] = dotted ?? [];
    const iso = dotted ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
    return DAY.test(iso) && isDay(iso) ? iso : undefined;
  },
  choice: (text, choices) => choices.find((one) => one === text),
};

/** 2026-02-30 is none. */
function isDay(iso: string): boolean {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
}
