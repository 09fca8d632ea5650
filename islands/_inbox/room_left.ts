import type { Via } from "@/components/inbox/ComposerVia.tsx";
import { capabilities, type TextUnit } from "@/lib/channels/capabilities.ts";
import { textRule } from "@/lib/channels/parts.ts";
import { measure } from "@/lib/channels/text.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

const SHOWN_FROM = 0.8;

/** How much room one message still has, from 80 % on, in the platform's unit (C-07). */
export function roomLeft(
  { platform, kind }: TicketView,
  via: Via,
  text: string,
): { left: number; limit: number; unit: TextUnit } | undefined {
  const rule = textRule(capabilities[platform], kind, via);
  // A UTF-16 unit takes at most 3 of any unit: a short text needs no counting.
  if (!rule || text.length * 3 < rule.limit * SHOWN_FROM) return undefined;
  const { limit, unit } = rule;
  const used = measure(text.trim(), unit);
  if (used < limit * SHOWN_FROM || used > limit) return undefined;
  return { left: limit - used, limit, unit };
}
