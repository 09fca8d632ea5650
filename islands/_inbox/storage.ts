/** What is kept on this device, or null. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** What is kept below a name, by the rest of its names. */
export function namesOf(prefix: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** Keeps a value on this device; undefined forgets it. A full or forbidden store costs nothing but the memory. */
export function remember(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
