import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { fullName } from "@/lib/channels/max/person.ts";
import { words } from "@/lib/channels/reading.ts";

const MAX_CARD = 20_000;

/** A shared contact: a business card (vCard) and, for a user of MAX, their names there. */
export function contactOf(payload: Peek): InboundAttachment | undefined {
  const card = (words(payload.get("vcf_info")) ?? "").slice(0, MAX_CARD);
  const name = fullName(payload.get("max_info")) ?? field(card, "FN");
  const phone = field(card, "TEL")?.replace(/^tel:/i, "");
  return name === undefined && phone === undefined ? undefined : { kind: "contact", name, phone };
}

/** The first value of a field: `NAME;PARAMETERS:VALUE`, with commas and semicolons escaped. (RFC 6350) */
function field(card: string, name: string): string | undefined {
  for (const line of card.split(/\r?\n/)) {
    const match = /^(?:[\w-]{1,64}\.)?([A-Za-z-]{1,32})(?:;[^:]*)?:(.*)$/.exec(line);
    const value = match?.[2]?.replace(/\\([,;\\])/g, "$1").trim();
    if (match?.[1]?.toUpperCase() === name && value) return value.toWellFormed();
  }
  return undefined;
}
