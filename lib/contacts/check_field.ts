import type { FieldKind } from "@/db/schema/workspace.ts";
import { fieldFault } from "@/lib/contacts/fault.ts";
import { AppError } from "@/lib/errors.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { fold } from "@/lib/search/words.ts";

interface Given {
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices?: readonly string[];
}

const MOST_CHARACTERS = 60;
const MOST_CHOICES = 50;

/**
 * A field as it is kept: without spaces at the ends, each choice once.
 * @param others fields whose names are taken
 * @throws {AppError} invalid_request with the field of the form; conflict for a name that is taken
 */
export function fieldDefinition(
  { name, kind, choices = [] }: Given,
  others: readonly { readonly name: string }[],
): { name: string; kind: FieldKind; choices: string[] } {
  const title = line(name);
  if (title === "") throw fieldFault("name", "required");
  if (title.length > MOST_CHARACTERS) {
    throw fieldFault("name", "own_name_long");
  }
  if (others.some((one) => fold(one.name) === fold(title))) {
    throw new AppError("conflict", { reason: "field_name_taken", name: title });
  }
  const known = kind === "choice" ? [...new Set(choices.map(line).filter((one) => one !== ""))] : [];
  if (kind === "choice" && known.length < 2) {
    throw fieldFault("choices", "too_few");
  }
  if (known.length > MOST_CHOICES || known.some((one) => one.length > MOST_CHARACTERS)) {
    throw fieldFault("choices", "too_long");
  }
  return { name: title, kind, choices: known };
}

function line(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}
