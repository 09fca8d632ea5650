import type { ClockKind, Priority } from "@/db/schema/workspace.ts";

/** The least pressing first. */
export const PRIORITIES = ["low", "normal", "high", "urgent"] as const satisfies readonly Priority[];
export const CLOCK_KINDS = ["first", "next", "resolution"] as const satisfies readonly ClockKind[];

export function isPriority(value: unknown): value is Priority {
  return PRIORITIES.some((one) => one === value);
}
