import type { Stretch } from "@/lib/reports/answer_times.ts";
import { deadlinesKept, endedOnDays, keptBy, type KeptByKind, NOTHING_KEPT } from "@/lib/reports/kept.ts";
import { dateOf } from "@/lib/reports/period.ts";
import type { Row, StepView } from "@/lib/reports/report.ts";
import type { Frame } from "@/lib/reports/scope.ts";
import { stepKind, stepsOf } from "@/lib/reports/steps.ts";

/** How deadlines ended by day or week; nothing for a single day, and nothing by tag. */
export async function keptSteps(
  { workspace: { store }, scope, period }: Frame,
  stretch: Stretch,
): Promise<StepView[]> {
  if (scope.tag !== undefined || stepKind(period) === "hour") return [];
  const ended = await endedOnDays(store, scope, stretch);
  return stepsOf(period).map(({ from, to }) => {
    const own = ended.filter(({ id }) => id >= from && id <= to).map((one) => ({ ...one, id: "" }));
    return { from: dateOf(from), to: dateOf(to), sla: keptBy(own).get("") ?? NOTHING_KEPT };
  });
}

/** By connection, then by whoever answered or closed. */
export async function keptRows(frame: Frame, stretch: Stretch): Promise<Row[]> {
  const { workspace: { store }, scope, channels, members, only } = frame;
  const byConnection = await deadlinesKept(store, scope, stretch, "connection");
  const byAgent = await deadlinesKept(store, scope, stretch, "agent");
  const connections = channels.flatMap(({ id, name, platform }): Row[] =>
    rowOf(byConnection.get(id), { kind: "connection", id, name: name ?? "", platform })
  );
  const agents = [...byAgent].filter(([id]) => id !== "" && id === (only ?? id)).flatMap(([id, sla]) =>
    rowOf(sla, { kind: "agent", id, name: members.get(id)?.name ?? "" })
  );
  return [...connections, ...agents];
}

function rowOf(sla: KeptByKind | undefined, row: Omit<Row, "figures">): Row[] {
  return sla ? [{ ...row, figures: { sla } }] : [];
}
