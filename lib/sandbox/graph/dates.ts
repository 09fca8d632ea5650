/** A moment as Graph's nodes write it: 2026-11-22T08:00:00+0000. @param at ms since the epoch */
export function graphDate(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "+0000");
}
