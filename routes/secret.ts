import type { Context } from "fresh";
import type { State } from "@/routes/state.ts";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** For pages whose address or content is a secret: kept by no cache, and told to no other site. */
export function secret({ state: { services } }: Context<State>): Record<string, string> {
  const { protocol, hostname } = new URL(services.config.origin);
  // With no-referrer a form is posted with `Origin: null` (Fetch Standard), and over plain http a browser
  // says by nothing else that it came from this very page.
  const trusted = protocol === "https:" || LOOPBACK.test(hostname);
  return { "cache-control": "no-store", "referrer-policy": trusted ? "no-referrer" : "same-origin" };
}
