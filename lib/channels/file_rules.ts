import type { Capability, FileRules, TicketKind } from "@/lib/channels/capabilities.ts";
import type { Via } from "@/lib/channels/plan.ts";

/**
 * What may be attached to an answer. An answer in a private message to a comment is one text and no file.
 * @returns rules by kind; a kind that is absent cannot be sent
 */
export function fileRules(row: Capability, kind: TicketKind, via: Via): FileRules {
  if (via === "comment") return row.sendPublic ?? row.send;
  return kind === "direct" ? row.send : {};
}
