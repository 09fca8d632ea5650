import type { Statement } from "@/db/libsql.ts";
import type { tickets, TicketStatus } from "@/db/schema/workspace.ts";
import { addJob } from "@/lib/jobs.ts";
import { type ClockStarts, rearm, STOPPED } from "@/lib/rules/clocks.ts";
import { STATUS_JOB } from "@/lib/rules/job_kinds.ts";
import { startedBy } from "@/lib/rules/matches.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type TicketRow = typeof tickets.$inferSelect;
/** What the clocks of rules go by. */
type Timed = Pick<TicketRow, "id" | "status" | "createdAt" | "waitingSince" | "lastInboundAt">;

/**
 * What rules make of a ticket that a member closes or opens: a job that is committed with it, since what they do
 * builds on the change. The caller has the workspace looked at.
 */
export async function statusFollowed(
  { rules }: Pick<Services, "rules">,
  workspace: Workspace,
  ticket: Timed,
  to: TicketStatus,
  now: number,
): Promise<Statement[]> {
  const ready = await rules.of(workspace);
  if (!ready) return [];
  const { statements } = rearm(ready.rules, [clocksOf({ ...ticket, status: to })], now);
  if (!ready.rules.some((rule) => startedBy(rule, { type: "status", to }))) return [...statements];
  const payload = { ticketId: ticket.id, to };
  const lane = `rule_status:${ticket.id}`;
  return [...statements, addJob(workspace.store, { kind: STATUS_JOB, lane, payload, runAt: now })];
}

/** The clocks of rules after an answer: nobody waits any more, and the customer's silence begins. */
export async function answerFollowed(
  { rules }: Pick<Services, "rules">,
  workspace: Workspace,
  ticketId: string,
  messageId: string,
  now: number,
): Promise<Statement[]> {
  const ready = await rules.of(workspace);
  if (!ready) return [];
  const starts = { customer: null, answer: { at: now, ref: messageId } };
  return [...rearm(ready.rules, [{ ticketId, starts }], now).statements];
}

/** The clocks of rules for tickets that became one, or two again: each goes on by what its ticket is now. */
export async function mergeFollowed(
  { rules }: Pick<Services, "rules">,
  workspace: Workspace,
  all: readonly Timed[],
  now: number,
): Promise<Statement[]> {
  const ready = await rules.of(workspace);
  return ready ? [...rearm(ready.rules, all.map(clocksOf), now).statements] : [];
}

function clocksOf({ id: ticketId, status, createdAt, waitingSince, lastInboundAt }: Timed): ClockStarts {
  if (status === "closed") return { ticketId, starts: STOPPED };
  const customer = waitingSince === null ? null : { at: lastInboundAt ?? waitingSince, ahead: true };
  return { ticketId, starts: { customer, created: { at: createdAt, ahead: true } } };
}
