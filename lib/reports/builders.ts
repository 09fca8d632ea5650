import { figuresOf } from "@/lib/reports/figures.ts";
import { keptRows, keptSteps } from "@/lib/reports/kept_rows.ts";
import { messageSteps, weekLoad } from "@/lib/reports/load.ts";
import { dateOf } from "@/lib/reports/period.ts";
import type { Builder, ReportName, StepView } from "@/lib/reports/report.ts";
import { agentParts, channelParts, tagRows } from "@/lib/reports/rows.ts";
import type { Frame } from "@/lib/reports/scope.ts";
import { stepsOf } from "@/lib/reports/steps.ts";
import { ticketSteps } from "@/lib/reports/volume.ts";

/** What each report is made of: one line each. */
export const BUILDERS: Readonly<Record<ReportName, Builder>> = {
  overview: withTotals(async (frame) => ({ steps: await volumeSteps(frame) })),
  channels: channelParts,
  agents: agentParts,
  tags: withTotals(async (frame, stretch) => ({ rows: await tagRows(frame, stretch) })),
  hours: withTotals(async ({ workspace, scope, period }) => ({
    cells: await weekLoad(workspace.store, scope, period),
  })),
  sla: withTotals(async (frame, stretch) => ({
    steps: await keptSteps(frame, stretch),
    rows: await keptRows(frame, stretch),
  })),
};

type Rest = (...given: Parameters<Builder>) => Promise<Omit<Awaited<ReturnType<Builder>>, "totals">>;

function withTotals(rest: Rest): Builder {
  return async (frame, stretch) => ({
    totals: await figuresOf(frame.workspace.store, frame.scope, stretch),
    ...await rest(frame, stretch),
  });
}

async function volumeSteps({ workspace: { store }, scope, period }: Frame): Promise<StepView[]> {
  const steps = stepsOf(period);
  const tickets = await ticketSteps(store, scope, steps.map(({ span }) => span));
  // By tag no message is counted.
  const messages = scope.tag === undefined ? await messageSteps(store, scope, period, steps) : [];
  return steps.map(({ from, to, hour }, index) => ({
    from: dateOf(from),
    to: dateOf(to),
    ...hour !== undefined && { hour },
    created: tickets.created[index] ?? 0,
    closed: tickets.closed[index] ?? 0,
    ...messages[index],
  }));
}
