import { type SQL, sql } from "drizzle-orm";
import type { ClockKind, SlaOutcome } from "@/db/schema/workspace.ts";
import { GOOD } from "@/lib/csi/score.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { QUARTER_MS } from "@/lib/reports/wall_clock.ts";
import { tagged, within } from "@/lib/reports/where.ts";

/** Which number the tickets are behind. */
export const WHATS = [
  "created",
  "closed",
  "received",
  "sent",
  "first",
  "next",
  "sla_met",
  "sla_missed",
  "sla_dropped",
  "csi",
  "csi_bad",
] as const;
export type What = typeof WHATS[number];

/** Rows of what was counted, each of a ticket, as expressions over `from`. */
export interface Source {
  readonly from: SQL;
  readonly where: SQL;
  readonly ticketId: SQL;
  /** In whose order an index has them. */
  readonly place: SQL;
  /** ms of one step of a place. */
  readonly msOf: number;
  /** How long it took, in ms; absent where nothing took any time. */
  readonly took?: SQL;
  /** Where a ticket may have several: its further rows, of `found.id`. */
  readonly others?: Pick<Source, "from" | "where" | "place" | "took">;
}

/** Where the rows behind a number are. @param kind of deadlines; absent: of any kind */
export function sourceOf(what: What, scope: Scope, kind?: ClockKind): Source {
  switch (what) {
    case "created":
      return ofTickets(scope, sql`tickets.created_at`, sql`tickets.assignee_id`);
    case "closed":
      return {
        ...ofTickets(scope, sql`tickets.closed_at`, sql`tickets.closed_by`),
        took: sql`(tickets.closed_at - tickets.created_at)`,
      };
    case "received":
      return ofReceived(scope);
    case "sent":
      return ofSent(scope);
    case "first":
    case "next":
      return ofAnswers(scope, what === "first");
    case "sla_met":
    case "sla_missed":
    case "sla_dropped":
      return ofDeadlines(scope, what.slice("sla_".length) as SlaOutcome, kind);
    case "csi":
    case "csi_bad":
      return ofSurveys(scope, what === "csi_bad");
  }
}

function ofTickets(scope: Scope, at: SQL, agent: SQL): Source {
  return {
    from: sql`tickets`,
    where: sql`tickets.merged_into IS NULL AND ${at} IS NOT NULL
      ${within(sql`tickets.connection_id`, scope.connections)} ${within(agent, scope.agents)}
      ${tagged(sql`tickets.id`, scope)}`,
    ticketId: sql`tickets.id`,
    place: at,
    msOf: 1,
  };
}

function ofReceived(scope: Scope): Source {
  return ofActivity(scope, sql`activity.agent_id = ''`, sql`other.direction = 'in'`);
}

function ofSent(scope: Scope): Source {
  const agent = sql`iif(other.author_type = 'native', 'native', other.author_id)`;
  return ofActivity(
    scope,
    sql`activity.agent_id <> '' ${within(sql`activity.agent_id`, scope.agents)}`,
    sql`other.direction = 'out' AND other.private = 0 AND other.author_type IN ('agent', 'native')
      ${within(agent, scope.agents)}`,
  );
}

/** A later message of the same side tells that a ticket stands further on in the list. */
function ofActivity(scope: Scope, mine: SQL, theirs: SQL): Source {
  return {
    from: sql`report_activity AS activity CROSS JOIN tickets ON tickets.id = activity.ticket_id`,
    where: sql`${mine} ${within(sql`tickets.connection_id`, scope.connections)}
      ${tagged(sql`activity.ticket_id`, scope)}`,
    ticketId: sql`activity.ticket_id`,
    place: sql`activity.slot`,
    msOf: QUARTER_MS,
    others: {
      from: sql`messages AS other`,
      where:
        sql`other.ticket_id = found.id AND other.sent_at >= (found.place + 1) * ${QUARTER_MS} AND ${theirs}`,
      place: sql`(other.sent_at / ${QUARTER_MS})`,
    },
  };
}

function ofAnswers(scope: Scope, first: boolean): Source {
  const rows = (alias: SQL, plus = sql``) =>
    sql`${plus}${alias}.first = ${Number(first)} ${within(sql`${alias}.connection_id`, scope.connections)}
      ${within(sql`${alias}.agent_id`, scope.agents)}`;
  return {
    from: sql`report_answers AS answers`,
    where: sql`${rows(sql`answers`)} ${tagged(sql`answers.ticket_id`, scope)}`,
    ticketId: sql`answers.ticket_id`,
    place: sql`answers.at`,
    msOf: 1,
    took: sql`answers.took`,
    others: {
      from: sql`report_answers AS other`,
      // The plus leaves the choice of the index to the ticket.
      where: sql`other.ticket_id = found.id AND ${rows(sql`other`, sql`+`)}`,
      place: sql`other.at`,
      took: sql`other.took`,
    },
  };
}

function ofDeadlines(scope: Scope, outcome: SlaOutcome, kind?: ClockKind): Source {
  const rows = (alias: SQL) => {
    const agent = sql`coalesce((SELECT agent_id FROM report_answers
      WHERE ticket_id = ${alias}.ticket_id AND at = ${alias}.ended_at), tickets.closed_by)`;
    return sql`${alias}.outcome = ${outcome} ${ofKind(sql`${alias}.kind`, scope, kind)}
      ${within(agent, scope.agents)}`;
  };
  return {
    from: sql`sla_results AS results CROSS JOIN tickets ON tickets.id = results.ticket_id`,
    where: sql`${rows(sql`results`)} ${within(sql`tickets.connection_id`, scope.connections)}
      ${tagged(sql`results.ticket_id`, scope)}`,
    ticketId: sql`results.ticket_id`,
    place: sql`results.ended_at`,
    msOf: 1,
    others: {
      from: sql`sla_results AS other JOIN tickets ON tickets.id = other.ticket_id`,
      where: sql`other.ticket_id = found.id AND ${rows(sql`other`)}`,
      place: sql`other.ended_at`,
    },
  };
}

/** By tag, deadlines of later answers are not counted. */
function ofKind(column: SQL, { tag }: Scope, kind?: ClockKind): SQL {
  if (kind !== undefined) return sql` AND ${column} = ${kind}`;
  return tag === undefined ? sql`` : sql` AND ${column} <> 'next'`;
}

function ofSurveys(scope: Scope, bad: boolean): Source {
  const score = bad ? sql`surveys.score < ${GOOD}` : sql`surveys.score IS NOT NULL`;
  return {
    from: sql`csi_surveys AS surveys`,
    where: sql`surveys.asked_at IS NOT NULL AND ${score} AND surveys.state = 'answered'
      ${within(sql`surveys.connection_id`, scope.connections)} ${within(sql`surveys.agent_id`, scope.agents)}
      ${tagged(sql`surveys.id`, scope)}`,
    ticketId: sql`surveys.id`,
    place: sql`surveys.asked_at`,
    msOf: 1,
  };
}
