import type { Core } from "@/lib/sandbox/core.ts";
import type { Act, Done, PlatformSandbox, Who } from "@/lib/sandbox/platform.ts";

const PATIENCE_MS = 400;

/**
 * Does an act and answers what became of it, or `{ pending: true }` when the product is slow to take the webhook:
 * a phone does not wait for it either.
 * @throws {RangeError} for an act that cannot be done
 */
export async function actOn(
  { work }: Core,
  platform: PlatformSandbox,
  who: Who,
  act: Act,
): Promise<Done | { pending: true }> {
  const done = work.track(platform.act(who, act));
  const late = Promise.withResolvers<{ pending: true }>();
  const timer = setTimeout(() => late.resolve({ pending: true }), PATIENCE_MS);
  try {
    return await Promise.race([done, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
