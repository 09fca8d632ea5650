import { AppError } from "@/lib/errors.ts";

/** A field that is filled in wrongly, told by its name in the form and by a reason that has its sentence. */
export function fieldFault(field: string, reason: string): AppError {
  return new AppError("invalid_request", { field, reason, fields: { [field]: reason } });
}
