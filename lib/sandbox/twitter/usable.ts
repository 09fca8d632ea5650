import { invalid } from "@/lib/sandbox/twitter/errors.ts";
import type { XMedia, XWorld } from "@/lib/sandbox/twitter/state.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * A file that was uploaded for this use within a day, and is ready.
 * @param use how its category begins: dm_ or tweet_
 * @throws {XRefusal} 400
 */
export function usableMedia({ core, media }: XWorld, id: string, use: string): XMedia {
  const found = media.get(id);
  const fits = found && found.category.startsWith(use) && found.processing === 0 &&
    core.clock.real() - found.at < DAY_MS;
  if (!fits) throw invalid("Your media IDs are invalid.", { media_ids: [id] });
  return found;
}
