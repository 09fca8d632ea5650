import type { Reason } from "@/db/schema/workspace.ts";
import type { Capability } from "@/lib/channels/capabilities.ts";

/**
 * Why an answer did not go out, or not yet, as its sentence needs it.
 * @param code a key under `send.error.`
 * @param said the platform's own words, without secrets
 */
export function reasonFor({ label }: Capability, code: string, said = ""): Reason {
  return { code, params: { platform: label, reason: said } };
}
