import type { Viewer } from "@/lib/auth/viewer.ts";
import type { Stretch } from "@/lib/reports/answer_times.ts";
import { BUILDERS } from "@/lib/reports/builders.ts";
import { type Figures, figuresOf } from "@/lib/reports/figures.ts";
import { isCounting } from "@/lib/reports/fill_job.ts";
import type { KeptByKind } from "@/lib/reports/kept.ts";
import type { Cell, Load } from "@/lib/reports/load.ts";
import { dateOf, type Days, spanOf } from "@/lib/reports/period.ts";
import { type Frame, frameOf, type ReportFilters } from "@/lib/reports/scope.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export const REPORTS = ["overview", "channels", "agents", "tags", "hours", "sla"] as const;
export type ReportName = typeof REPORTS[number];

/** Both ends included: `2026-03-12`. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** A part of the period. */
export interface StepView extends Dates, Partial<Load> {
  /** Of a single day. */
  readonly hour?: number;
  readonly created?: number;
  readonly closed?: number;
  readonly sla?: KeptByKind;
}

/** Figures of something that has a name. */
export interface Row {
  readonly kind: "platform" | "connection" | "agent" | "team" | "tag";
  readonly id: string;
  /** Empty for somebody or something that is no longer here, and for answers from platforms' own apps. */
  readonly name: string;
  readonly platform?: string;
  readonly figures: Partial<Figures>;
}

export interface Report extends Dates {
  readonly name: ReportName;
  readonly timeZone: string;
  /** The period that it is compared with. */
  readonly before: Dates;
  /** Older tickets are still being counted. */
  readonly counting: boolean;
  readonly totals: Figures;
  /** The same of the period before. */
  readonly earlier: Figures;
  readonly steps: readonly StepView[];
  readonly rows: readonly Row[];
  /** Hours of the week. */
  readonly cells: readonly Cell[];
}

/** What a report has besides its sums. */
export type Parts = Pick<Report, "totals"> & Partial<Pick<Report, "steps" | "rows" | "cells">>;
export type Builder = (frame: Frame, stretch: Stretch) => Promise<Parts>;

/** The filters that a report knows; the others do not count in it. */
export const FILTERS_OF: Readonly<Record<ReportName, readonly (keyof ReportFilters)[]>> = {
  overview: ["platform", "connection", "agent", "team", "tag"],
  channels: ["platform", "agent", "team", "tag"],
  agents: ["platform", "connection", "team", "tag"],
  tags: ["platform", "connection", "agent", "team"],
  hours: ["platform", "connection", "agent", "team"],
  sla: ["platform", "connection", "agent", "team", "tag"],
};

/**
 * A report over a period of whole days of the workspace's zone. Its cost grows with days, channels, people and
 * tickets, and not with messages.
 * @throws {AppError} invalid_request for the period; not_found for what is not here or not for this viewer
 */
export async function reportOf(
  services: Services,
  workspace: Workspace,
  viewer: Pick<Viewer, "user" | "role">,
  name: ReportName,
  filters: ReportFilters,
): Promise<{ report: Report; frame: Frame }> {
  const frame = await frameOf(services, workspace, viewer, knownTo(name, filters));
  const { period, scope } = frame;
  const { store } = workspace;
  const counting = await isCounting(workspace);
  if (counting) services.queue.nudge(workspace.id);
  const report: Report = {
    name,
    timeZone: period.timeZone,
    ...datesOf(period),
    before: datesOf(period.before),
    counting,
    earlier: await figuresOf(store, scope, stretchOf(frame, period.before)),
    steps: [],
    rows: [],
    cells: [],
    ...await BUILDERS[name](frame, stretchOf(frame, period)),
  };
  return { report, frame };
}

/** Some days of the report's zone. */
function stretchOf({ period: { timeZone } }: Frame, { from, to }: Days): Stretch {
  return { days: { from, to }, span: spanOf(timeZone, { from, to }) };
}

function datesOf({ from, to }: Days): Dates {
  return { from: dateOf(from), to: dateOf(to) };
}

function knownTo(name: ReportName, filters: ReportFilters): ReportFilters {
  const { period, from, to } = filters;
  const known = FILTERS_OF[name].map((one) => [one, filters[one]]);
  return { period, from, to, ...Object.fromEntries(known) };
}
