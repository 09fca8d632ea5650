const LOOK_EVERY_MS = 10;

/**
 * Looks until something is there, again and again, and returns it.
 * @param look undefined, null and false mean "not yet"; a throw means it as well, and is told in the end
 * @param within ms until the wait is given up
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  within = 15_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = performance.now() + within;
  let trouble: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== null && found !== false) {
        return found as NonNullable<Exclude<T, false>>;
      }
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited ${within} ms in vain: ${what}`, { cause: trouble });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
