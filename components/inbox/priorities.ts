import type { TicketView } from "@/lib/inbox/view.ts";

/** As menus offer them: the most pressing first. */
export const PRIORITIES = [
  "urgent",
  "high",
  "normal",
  "low",
] as const satisfies readonly TicketView["priority"][];
