import type { TextRule } from "@/lib/channels/capabilities.ts";
import { Cutter } from "@/lib/channels/cutter.ts";
import { measure } from "@/lib/channels/measure.ts";

export { measure } from "@/lib/channels/measure.ts";

/**
 * Cuts a text into parts that a platform takes: at the last paragraph that fits, else the last line,
 * sentence, word. A grapheme is broken only when it is longer than the limit by itself. When that makes
 * more parts than the rule allows but fuller ones would do, the parts are cut at words alone.
 * @returns parts in order, trimmed, none empty; [] for a blank text. There may be more of them than
 * `rule.maxParts`: whoever sends decides what to do then
 */
export function splitText(text: string, rule: TextRule): string[] {
  const whole = text.trim();
  if (whole === "") return [];
  if (measure(whole, rule.unit) <= rule.limit) return [whole];
  const cutter = new Cutter(whole, rule);
  const natural = cutter.cut((level) => level);
  if (natural.length <= rule.maxParts) return natural;
  const full = cutter.cut((level) => Math.min(level, 1));
  return full.length <= rule.maxParts ? full : natural;
}
