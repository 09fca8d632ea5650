import type { Trial } from "@/lib/commands/samples/run.ts";

/** How many bodies of one platform came to which end. */
export interface Count {
  readonly platform: string;
  readonly bodies: number;
  /** Answered as the platform wants it. */
  readonly accepted: number;
  readonly shown: number;
  /** Nothing was to be shown, and nothing is. */
  readonly quiet: number;
  /** Other than expected, for a reason that is named. */
  readonly defended: number;
  readonly different: number;
  readonly lost: number;
  readonly connected: boolean;
}

type End = "shown" | "quiet" | "defended" | "different" | "lost" | "later";

const COLUMNS = ["bodies", "accepted", "shown", "quiet", "defended", "different", "lost"] as const;

export function countAll(trials: readonly Trial[]): Count[] {
  const platforms = Map.groupBy(trials, ({ sample }) => sample.platform);
  return [...platforms].map(([platform, own]) => count(platform, own));
}

function count(platform: string, trials: readonly Trial[]): Count {
  const ends = trials.map(endOf);
  const those = (end: End) => ends.filter((one) => one === end).length;
  return {
    platform,
    bodies: trials.length,
    accepted: trials.filter(({ outcome }) => outcome && outcome.status < 300).length,
    shown: those("shown"),
    quiet: those("quiet"),
    defended: those("defended"),
    different: those("different"),
    lost: those("lost"),
    connected: those("later") === 0,
  };
}

function endOf({ outcome, differences }: Trial): End {
  if (!outcome) return "later";
  const open = differences.filter(({ defence }) => !defence);
  if (open.some(({ matter }) => matter === "lost" || matter === "failed")) return "lost";
  if (open.length > 0) return "different";
  if (differences.length > 0) return "defended";
  return JSON.stringify(outcome.before) === JSON.stringify(outcome.after) ? "quiet" : "shown";
}

/** The whole outcome as text: a table, what is wrong, and what is right although it was not expected. */
export function reportOf(trials: readonly Trial[]): string {
  const counts = countAll(trials);
  const wrong = trials.flatMap((trial) =>
    trial.differences.filter(({ defence }) => !defence).map(({ says }) =>
      `  ${nameOf(trial)}  ${says}${answerOf(trial)}`
    )
  );
  return [
    tableOf(counts),
    wrong.length > 0
      ? ["Lost or different:", ...wrong].join("\n")
      : "Nothing is lost, and nothing is different without a reason.",
    ...defendedOf(trials),
    ...resignedOf(trials),
  ].join("\n\n");
}

function tableOf(counts: readonly Count[]): string {
  const cells = (head: string, of: (column: typeof COLUMNS[number]) => string | number) =>
    head.padEnd(12) + COLUMNS.map((column) => String(of(column)).padStart(column.length + 2)).join("");
  const ready = counts.filter(({ connected }) => connected);
  return [
    cells("platform", (column) => column),
    ...counts.map((one) => one.connected ? cells(one.platform, (column) => one[column]) : later(one)),
    cells("together", (column) => ready.reduce((sum, one) => sum + one[column], 0)),
  ].join("\n");
}

function later({ platform, bodies }: Count): string {
  return `${platform.padEnd(12)}${String(bodies).padStart(8)}  not connected yet`;
}

/** By kind of difference, with the reason once. */
function defendedOf(trials: readonly Trial[]): string[] {
  const all = trials.flatMap((trial) =>
    trial.differences.flatMap(({ defence, says }) =>
      defence ? [{ defence, line: `  ${nameOf(trial)}  ${says}` }] : []
    )
  );
  const kinds = Map.groupBy(all, ({ defence }) => defence.kind);
  return [...kinds.values()].map((own) =>
    [`Defended, ${own[0]?.defence.kind}: ${own[0]?.defence.reason}`, ...own.map(({ line }) => line)].join(
      "\n",
    )
  );
}

function resignedOf(trials: readonly Trial[]): string[] {
  const names = trials.filter(({ outcome }) => outcome?.resigned).map(nameOf);
  if (names.length === 0) return [];
  return [`Signed anew, since the recorded signature is right and too old by now:\n  ${names.join(", ")}`];
}

function nameOf({ sample }: Trial): string {
  return `${sample.platform}/${sample.name}`;
}

function answerOf({ outcome }: Trial): string {
  return outcome && outcome.status >= 300 ? ` (answered ${outcome.status} ${outcome.refusal ?? ""})` : "";
}
