import { insertMany, updateMany } from "@/db/bulk.ts";
import type { Statement } from "@/db/libsql.ts";
import { ruleRuns, tickets } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { notifyAll } from "@/lib/notify/notify.ts";
import type { Facts, World } from "@/lib/rules/facts.ts";
import { lineOf, noteOf } from "@/lib/rules/lines.ts";
import type { Outcome, Run } from "@/lib/rules/run.ts";
import { CLOSED_JOB } from "@/lib/rules/job_kinds.ts";
import { WAKE_JOB, wakeLane } from "@/lib/team/snoozing.ts";

/** What rules came to for one ticket. */
export interface Ruled {
  readonly ticket: TicketRow;
  readonly before: Facts;
  readonly outcome: Outcome;
}

/**
 * Puts what rules came to into the rows of a batch, ahead of its clocks and of `emit`.
 * @returns what is to be committed behind those: a few statements, however many rules ran
 */
export function putRuled(set: WorkingSet, all: readonly Ruled[], world: World): Statement[] {
  for (const one of all) put(set, one, world);
  const known = all.map(({ ticket }) => ticket).filter((ticket) => !set.tickets.added.has(ticket));
  const runs = all.flatMap(({ ticket, outcome }) => outcome.runs.map((run) => ({ ticket, run })));
  return [
    ...updateMany(tickets, [...new Set(known)], ["assigneeId", "teamId", "priority"]),
    ...untagged(all, world),
    ...notices(set, runs),
    ...logged(set, runs),
  ];
}

function put(set: WorkingSet, { ticket, before, outcome: { facts, runs } }: Ruled, world: World): void {
  if (runs.length === 0) return;
  const { now } = set;
  // A status of before the rules is left as it is: only they have closed the ticket here.
  if (facts.status === "closed" && before.status === "open") close(set, ticket);
  else if (facts.snoozedUntil !== null && before.snoozedUntil === null) {
    snooze(set, ticket, facts.snoozedUntil);
  }
  const ranked = facts.priority !== ticket.priority;
  set.tickets.change(ticket, {
    assigneeId: facts.assigneeId,
    teamId: facts.teamId,
    priority: facts.priority,
  });
  if (ranked && ticket.status === "open") set.turns.push({ ticket, what: "ranked", at: now });
  for (const name of facts.tags) {
    const tagId = world.tags.get(name);
    if (!before.tags.has(name) && tagId) set.newTicketTags.push({ ticketId: ticket.id, tagId });
  }
  for (const run of runs) tell(set, ticket, run);
  set.event("ticket.updated", ticket.id);
}

function close(set: WorkingSet, ticket: TicketRow): void {
  set.tickets.change(ticket, {
    status: "closed",
    closedAt: set.now,
    closedBy: null,
    waitingSince: null,
    snoozedUntil: null,
  });
  set.turns.push({ ticket, what: "closed", at: set.now });
  set.job(CLOSED_JOB, `rule_closed:${ticket.id}`, { ticketId: ticket.id, closedAt: String(set.now) });
}

function snooze(set: WorkingSet, ticket: TicketRow, until: number): void {
  set.tickets.change(ticket, { snoozedUntil: until });
  set.turns.push({ ticket, what: "paused", at: set.now });
  set.newJobs.push({
    id: newId(set.now),
    kind: WAKE_JOB,
    lane: wakeLane(ticket.id, until),
    state: "ready",
    payload: { ticketId: ticket.id, until: String(until), byId: "" },
    attempt: 0,
    runAt: until,
    createdAt: set.now,
  });
}

/** The lines of the ticket's history, and the notes in its conversation. */
function tell(set: WorkingSet, ticket: TicketRow, { rule, did }: Run): void {
  for (const effect of did) {
    const line = lineOf(ticket.id, rule.name, effect, set.now);
    if (line) set.newHistory.push(line);
    if (effect.type !== "note") continue;
    const note = noteOf(ticket, rule.name, effect.value ?? "", set.now);
    set.messages.add(note, "id", note.id);
    set.event("message.created", ticket.id, note.id);
  }
}

function untagged(all: readonly Ruled[], world: World): Statement[] {
  const gone = all.flatMap(({ ticket, before, outcome: { facts } }) =>
    [...before.tags].filter((name) => !facts.tags.has(name)).map((name) => [ticket.id, world.tags.get(name)])
  );
  if (gone.length === 0) return [];
  return [{
    sql: `DELETE FROM ticket_tags WHERE (ticket_id, tag_id) IN
      (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
    args: [JSON.stringify(gone)],
  }];
}

interface Told {
  readonly ticket: TicketRow;
  readonly run: Run;
}

/** Whoever is given a ticket is told, and whom a rule names. */
function notices({ store, now }: WorkingSet, runs: readonly Told[]): Statement[] {
  return notifyAll(
    store,
    runs.flatMap(({ ticket, run }) =>
      run.did.flatMap((effect) => {
        const given = effect.type === "assign" && effect.value !== "none";
        const memberIds = given ? [effect.value ?? ""] : effect.told ?? [];
        if (memberIds.length === 0) return [];
        return [{ kind: given ? "ticket.assigned" : "rule.notice", memberIds, ticketId: ticket.id, at: now }];
      })
    ),
  );
}

function logged({ now }: WorkingSet, runs: readonly Told[]): Statement[] {
  if (runs.length === 0) return [];
  const rows = runs.map(({ ticket, run: { rule, cause, did, stopped } }) => ({
    id: newId(now),
    ruleId: rule.id,
    ruleName: rule.name,
    ticketId: ticket.id,
    cause,
    did: [...did],
    stopped: [...stopped],
    acted: did.length,
    at: now,
  }));
  const counts = [...Map.groupBy(runs, ({ run }) => run.rule.id)].map(([id, { length }]) => [id, length]);
  return [
    ...insertMany(ruleRuns, rows, "ignore"),
    {
      sql: `UPDATE rules SET runs = runs + (value ->> 1) FROM json_each(?) WHERE rules.id = value ->> 0`,
      args: [JSON.stringify(counts)],
    },
  ];
}
