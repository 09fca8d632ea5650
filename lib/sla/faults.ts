import { AppError } from "@/lib/errors.ts";

/** What is wrong with an input, by the path of the field: a code of `form.fault`. */
export type Faults = Record<string, string | undefined>;

/**
 * Refuses an input with faults. The first of them is the refusal's reason too, so that whoever reads no
 * fields is told something closer than "invalid".
 * @throws {AppError} invalid_request
 */
export function refuseFaulty(faults: Faults): void {
  const found = Object.entries(faults).filter(([, code]) => code !== undefined);
  const [first] = found;
  if (first) throw new AppError("invalid_request", { fields: Object.fromEntries(found), reason: first[1] });
}
