import { AppError } from "@/lib/errors.ts";
import type { Filter } from "@/lib/search/query.ts";

export type FilterFault =
  | "search_value_missing"
  | "search_day_unknown"
  | "search_state_unknown"
  | "search_channel_unknown"
  | "search_tag_unknown"
  | "search_nobody";

/** A filter that cannot be meant as it stands: told at once, since leaving it out would find something else. */
export function refuseFilter(reason: FilterFault, { key, value }: Filter): AppError {
  return new AppError("invalid_request", { field: "q", reason, filter: key, value });
}
