import { median, spread } from "./stats.ts";

/** One number that was measured. */
export interface Figure {
  readonly name: string;
  /** The median of the rounds. */
  readonly value: number;
  readonly unit: string;
  /** How far the rounds lie apart: (greatest − least) / median; absent for a single look. */
  readonly noise?: number;
  readonly target?: Target;
  readonly met?: boolean;
}

export interface Target {
  readonly most?: number;
  readonly least?: number;
}

export interface Report {
  readonly at: string;
  readonly machine: { readonly cores: number; readonly deno: string; readonly os: string };
  readonly figures: readonly Figure[];
}

/** @param rounds one number a round, or a single one */
export function figure(
  name: string,
  rounds: number | readonly number[],
  unit: string,
  target?: Target,
): Figure {
  const values = typeof rounds === "number" ? [rounds] : rounds;
  const value = median(values);
  return {
    name,
    value,
    unit,
    ...(values.length > 1 && { noise: spread(values) }),
    ...(target &&
      { target, met: value <= (target.most ?? Infinity) && value >= (target.least ?? -Infinity) }),
  };
}

/** Lines for people: name, value, noise, target, and whether it was met. */
export function tableOf({ at, machine, figures }: Report): string {
  const rows = figures.map((one) => [one.name, shown(one), noiseOf(one), targetOf(one)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(([name = "", value = "", noise = "", target = ""]) =>
    `${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${
      noise.padStart(widths[2] ?? 0)
    }  ${target}`
      .trimEnd()
  );
  const head = `${at}, ${machine.cores} cores, Deno ${machine.deno}, ${machine.os}`;
  return [head, "Medians; ± is how far the rounds lie apart, (greatest − least) / median.", ...lines].join(
    "\n",
  );
}

function shown({ value, unit }: Figure): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function noiseOf({ noise }: Figure): string {
  return noise === undefined ? "" : `± ${Math.round(noise * 100)} %`;
}

function targetOf({ target, met }: Figure): string {
  if (!target) return "";
  const wanted = target.most === undefined ? `≥ ${target.least}` : `≤ ${target.most}`;
  return `${met ? "ok" : "MISSED"} (${wanted})`;
}
