import { AppError } from "@/lib/errors.ts";

/** More would not be filled in by anybody. */
const MOST_FIELDS = 30;

/** @throws {AppError} conflict when no further field fits on the cards */
export function refuseTooMany(used: readonly unknown[]): void {
  if (used.length >= MOST_FIELDS) {
    throw new AppError("conflict", { reason: "too_many_fields", count: MOST_FIELDS });
  }
}
