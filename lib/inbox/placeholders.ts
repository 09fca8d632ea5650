import { AppError } from "@/lib/errors.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";

/**
 * Stops an answer in which `{{…}}` or {LIKE THIS} is still unfilled (RE-03).
 * @throws {AppError} placeholder_unresolved, naming the first one
 */
export function refusePlaceholders(text: string): void {
  const [found] = findUnfilled(text);
  if (found) throw new AppError("placeholder_unresolved", { placeholder: found.text });
}
