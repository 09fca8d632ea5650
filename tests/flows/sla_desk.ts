import type { Targets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Office } from "./office.ts";
import type { Stage } from "./stage.ts";

export const MINUTE = 60_000;

/** Around the clock: how long something takes does not depend on when the test runs. */
export const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" }));

interface Policy {
  readonly targets: Targets;
  readonly warning?: { share: number } | null;
  readonly pausesResolution?: boolean;
  readonly hoursId?: string;
}

/** Makes a policy that counts around the clock, unless it has hours of its own. @returns its id */
export async function addPolicy({ rest }: Office, policy: Policy): Promise<string> {
  const hoursId = policy.hoursId ?? await addHours(rest, ALWAYS);
  const { id } = await rest.post<{ id: string }>("/sla-policies", { name: "Обычное", ...policy, hoursId });
  return id;
}

/** @returns the id of the hours */
export async function addHours(rest: Office["rest"], weekly: readonly unknown[]): Promise<string> {
  const { id } = await rest.post<{ id: string }>("/business-hours", {
    name: "Часы",
    timeZone: "UTC",
    weekly,
  });
  return id;
}

/** Says which policies a connection follows. */
export async function choose(
  { rest }: Office,
  connectionId: string,
  choice: { direct?: string; posts?: string },
): Promise<void> {
  await rest.put(`/connections/${connectionId}/sla`, choice);
}

/** How many minutes a deadline lies after the ticket's beginning; undefined: there is none, or it stands. */
export function dueAfter({ sla, createdAt }: TicketView, kind: string): number | undefined {
  const due = sla?.clocks.find((clock) => clock.kind === kind)?.dueAt;
  return due === undefined ? undefined : Math.round((Date.parse(due) - Date.parse(createdAt)) / MINUTE);
}

/** Who was told of which deadlines, in order. */
export async function told(stage: Stage, office: Office): Promise<string[]> {
  const rows = await stage.rows(
    office,
    "SELECT kind, member_id FROM notifications WHERE kind LIKE 'sla.%' ORDER BY id",
  );
  return rows.map((row) => `${row.kind} ${row.member_id === office.ownerId ? "owner" : row.member_id}`);
}

/** How deadlines ended, in order. */
export async function results(stage: Stage, office: Office): Promise<string[]> {
  const rows = await stage.rows(office, "SELECT kind, outcome FROM sla_results ORDER BY id");
  return rows.map((row) => `${row.kind} ${row.outcome}`);
}

/** A ticket as the database has it. @throws {AppError} not_found */
export async function rowOf(stage: Stage, office: Office, id: string): Promise<Record<string, unknown>> {
  const rows = await stage.rows(office, "SELECT * FROM tickets");
  const found = rows.find((row) => row.id === id);
  if (!found) throw new AppError("not_found", { id });
  return found;
}
