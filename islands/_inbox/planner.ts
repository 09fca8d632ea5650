import type { Inbox } from "@/islands/_inbox/state.ts";

export type Planner = typeof import("@/islands/_inbox/planning.ts");

/**
 * Brings what knows the channels' rules to the browser, once. Without it an answer can still be written and
 * sent: the server knows the same rules.
 */
export async function planner(inbox: Inbox): Promise<Planner | undefined> {
  try {
    return inbox.planner.value ??= await import("@/islands/_inbox/planning.ts");
  } catch {
    return undefined;
  }
}
