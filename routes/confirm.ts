import { AppError } from "@/lib/errors.ts";
import type { Form } from "@/routes/forms.ts";

/**
 * Something that cannot be undone is typed out first: the field `confirm` has to name it.
 * @throws {AppError} invalid_request
 */
export function requireConfirmed(form: Form, name: string): void {
  if (same(form.text("confirm")) === same(name)) return;
  throw new AppError("invalid_request", { fields: { confirm: "mismatch" }, name });
}

function same(text: string): string {
  return text.trim().normalize("NFC");
}
