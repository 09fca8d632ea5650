import type { Capability } from "@/lib/channels/capabilities.ts";
import { no } from "@/lib/channels/matrix/draft.ts";

/** True when the platform has posts that people comment or mention us in. */
export function hasPosts(row: Capability): boolean {
  return row.kinds.some((kind) => kind === "comment" || kind === "mention");
}

/** The answer to every feature about posts where none come. */
export const ONLY_CHAT = {
  ...no("Приходит только переписка.", "Only conversations come."),
  changeable: "platform",
} as const;
