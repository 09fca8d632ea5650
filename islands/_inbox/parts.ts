import type { Refusal } from "@/islands/_inbox/api.ts";

/** A part of the page did not come. */
export const INCOMPLETE: Refusal = { ok: false, code: "incomplete", message: "", details: {} };

let whole = true;

/** Brings what comes right after what is answered by. */
export function later() {
  return import("@/islands/_inbox/later.ts").catch((error) => {
    whole = false;
    throw error;
  });
}

/** A browser asks for no part twice: without one, links and forms load whole pages, as they do without scripts. */
export function isWhole(): boolean {
  return whole || !navigator.onLine;
}
