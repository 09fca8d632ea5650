const DEADLINE_MS = 15_000;

/**
 * What is waited for, or a failure that names it: a wait in vain must not hang a test.
 * @param ms until the wait is given up
 */
export async function within<T>(what: string, wait: Promise<T>, ms = DEADLINE_MS): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Waited ${ms} ms in vain: ${what}`)), ms);
  try {
    return await Promise.race([wait, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
