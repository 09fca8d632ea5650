import type { Capability } from "@/lib/channels/capabilities.ts";
import type { SendErrorKind } from "@/lib/channels/channel.ts";
import type { Called } from "@/lib/broadcasts/call.ts";
import { backoff } from "@/lib/jobs.ts";

/** Where a person stands after a call: `queued` is called again. */
export type Outcome = "sent" | "blocked" | "failed" | "unsure" | "queued";

/** What a step came to. */
export interface Outcomes {
  readonly of: ReadonlyMap<Called, Outcome>;
  /** Steps in a row, this one included, in which nobody could be written to. */
  readonly trouble: number;
  /** Why the broadcast is to stand still; undefined: it goes on. */
  readonly halt?: { readonly kind: SendErrorKind; readonly said: string };
  /** ms until the next step. */
  readonly wait: number;
}

/** After so many calls a person is left, and so many steps without anybody reached the broadcast waits. */
const MOST_ATTEMPTS = 5;
const MOST_TROUBLE = 5;

/**
 * Sorts the calls of a step by what can be done. What the platform will not take from anybody halts the
 * broadcast, and costs nobody their turn.
 * @param before steps in a row so far in which nobody could be written to
 */
export function outcomesOf(capability: Capability, called: readonly Called[], before: number): Outcomes {
  const errors = called.flatMap(({ error }) => error ? [error] : []);
  const reached = called.some(({ error }) => !error || error.kind === "user");
  const trouble = reached || called.length === 0 ? 0 : before + 1;
  const token = errors.find(({ kind }) => kind === "token");
  const general = reached ? undefined : errors.find(({ kind }) => kind === "content" || kind === "window");
  const stuck = trouble >= MOST_TROUBLE ? errors[0] : undefined;
  const halting = token ?? general ?? stuck;
  const of = new Map(called.map((one) => [one, outcomeOf(capability, one, halting !== undefined)]));
  return {
    of,
    trouble,
    halt: halting && { kind: halting.kind, said: halting.platformCode ?? halting.message },
    wait: Math.max(
      0,
      ...errors.filter(passes).map((error) => error.retryAfter ?? backoff(Math.max(1, trouble))),
    ),
  };
}

function outcomeOf({ dedupesSends }: Capability, { error, person }: Called, halted: boolean): Outcome {
  if (!error) return "sent";
  if (error.maybeSent && !dedupesSends) return "unsure";
  if (error.kind === "user") return "blocked";
  if (halted || error.kind === "rate") return "queued";
  if (error.kind !== "transient") return "failed";
  if (person.attempt < MOST_ATTEMPTS) return "queued";
  return error.maybeSent ? "unsure" : "failed";
}

function passes({ kind }: { readonly kind: SendErrorKind }): boolean {
  return kind === "rate" || kind === "transient";
}
