import { AppError } from "@/lib/errors.ts";

/** A line of the change log as an address names it. @throws {AppError} invalid_request */
export function seqOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new AppError("invalid_request", { field: "after" });
  return Number(text);
}
