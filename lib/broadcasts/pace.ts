import type { Capability } from "@/lib/channels/capabilities.ts";

/** How fast a broadcast may go. */
export interface Pace {
  /** People a second. */
  readonly perSecond: number;
  /** People in one step of about a second. */
  readonly step: number;
  /** ms between two of them. */
  readonly interval: number;
}

/** The platform's rate for messages with so many files. */
export function paceOf({ broadcast, sendsPerSecond }: Capability, files: number): Pace {
  const { callsPerSecond = sendsPerSecond, callsPerFile = 0 } = broadcast ?? {};
  const perSecond = callsPerSecond / (1 + files * callsPerFile);
  return { perSecond, step: Math.max(1, Math.floor(perSecond)), interval: 1000 / perSecond };
}
