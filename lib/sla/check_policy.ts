import type { Targets, Times, Warning } from "@/db/schema/workspace.ts";
import { cleanName } from "@/lib/sla/clean_name.ts";
import { type Faults, refuseFaulty } from "@/lib/sla/faults.ts";
import { CLOCK_KINDS, PRIORITIES } from "@/lib/sla/priorities.ts";

export interface PolicyInput {
  readonly name: string;
  readonly hoursId: string;
  /** Minutes of working time. */
  readonly targets: Targets;
  readonly warning: Warning | null;
  readonly pausesResolution: boolean;
}

/** A year around the clock. */
const MOST_MINUTES = 525_600;

/** @throws {AppError} invalid_request with a code for each field that is wrong, by its path */
export function checkPolicy(input: PolicyInput): PolicyInput {
  const { name, fault } = cleanName(input.name);
  const times = PRIORITIES.flatMap((priority) =>
    CLOCK_KINDS.map((kind) => [priority, kind, input.targets[priority]?.[kind]] as const)
  );
  const some = times.some(([, , minutes]) => typeof minutes === "number");
  const faults: Faults = {
    name: fault,
    hoursId: input.hoursId.trim() === "" ? "hours_missing" : undefined,
    ...Object.fromEntries(times.map(([priority, kind, minutes]) => [
      `targets.${priority}.${kind}`,
      typeof minutes === "number" ? minutesFault(minutes, MOST_MINUTES) : undefined,
    ])),
    targets: some ? undefined : "targets_empty",
    warning: warningFault(input.warning),
  };
  refuseFaulty(faults);
  const targets = PRIORITIES.map((priority) => [priority, known(input.targets[priority])] as const)
    .filter(([, own]) => Object.keys(own).length > 0);
  const { hoursId, warning, pausesResolution } = input;
  return { name, hoursId, targets: Object.fromEntries(targets), warning, pausesResolution };
}

function minutesFault(minutes: number, most: number): string | undefined {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= most ? undefined : "minutes_invalid";
}

function warningFault(warning: Warning | null): string | undefined {
  if (!warning) return undefined;
  if ("minutes" in warning) return minutesFault(warning.minutes, MOST_MINUTES) && "warning_invalid";
  return warning.share > 0 && warning.share < 1 ? undefined : "warning_invalid";
}

function known(times: Times = {}): Times {
  return Object.fromEntries(
    CLOCK_KINDS.flatMap((kind) => times[kind] === undefined ? [] : [[kind, times[kind]]]),
  );
}
