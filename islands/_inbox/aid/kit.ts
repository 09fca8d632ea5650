import type { ReadonlySignal } from "@preact/signals";
import type { call } from "@/islands/_inbox/api.ts";
import type { recall, remember } from "@/islands/_inbox/storage.ts";
import type { toast } from "@/islands/_inbox/toasts.ts";

/**
 * What the parts that come later use of those that are there already. It is handed to them, since whatever
 * they imported from the first load themselves would be cut out of it into a file of its own.
 */
export interface Kit {
  readonly call: typeof call;
  readonly toast: typeof toast;
  readonly recall: typeof recall;
  readonly remember: typeof remember;
  /** Counts the changes that others made to saved replies and hints. */
  readonly changes: ReadonlySignal<number>;
}
