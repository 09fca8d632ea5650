import type { Inbox } from "@/islands/_inbox/state.ts";

/** The inbox of this page, which answers the event (islands/_inbox/keys.ts); undefined on every other page. */
export function findHost(): Inbox | undefined {
  let found: Inbox | undefined;
  dispatchEvent(new CustomEvent("otklik:host", { detail: (inbox: Inbox) => found = inbox }));
  return found;
}
