import assert from "node:assert/strict";
import type { ClockKind, Priority, Targets, TicketSla, Warning } from "@/db/schema/workspace.ts";
import { Calendar } from "@/lib/sla/calendar.ts";
import { outcomeOf } from "@/lib/sla/clock.ts";
import { columnsOf, marked } from "@/lib/sla/marks.ts";
import { type Move, moved } from "@/lib/sla/moves.ts";
import type { Policy } from "@/lib/sla/terms.ts";
import { slaView } from "@/lib/sla/view.ts";
import { aroundTheClock, HOUR, MINUTE, office, week } from "./weeks.ts";

const T0 = Date.UTC(2026, 0, 15, 9);

interface Options {
  readonly targets?: Targets;
  readonly warning?: Warning | null;
  readonly pausesResolution?: boolean;
  readonly weekly?: typeof office;
}

function policy(options: Options = {}): Policy {
  const { targets = { normal: { first: 30, next: 60, resolution: 240 } }, warning = null } = options;
  const { pausesResolution = false, weekly = aroundTheClock } = options;
  return { id: "p", calendar: new Calendar(week(weekly, "UTC")), targets, warning, pausesResolution };
}

/** Plays moves, each so many minutes after the beginning. */
function play(by: Policy, moves: readonly (readonly [Move, number])[], priority: Priority = "normal") {
  let sla: TicketSla | null = null;
  const ended: string[] = [];
  for (const [what, minutes] of moves) {
    const after = moved(sla, what, T0 + minutes * MINUTE, { policy: by, priority });
    sla = after.sla;
    for (const one of after.ended) {
      ended.push(
        `${one.kind} ${one.took / MINUTE} of ${one.target / MINUTE} ${outcomeOf(one, what === "closed")}`,
      );
    }
  }
  return { sla, ended, due: (kind: ClockKind) => dueOf(sla, kind) };
}

/** Minutes after the beginning; null: it stands still; undefined: it is not there. */
function dueOf(sla: TicketSla | null, kind: ClockKind): number | null | undefined {
  const clock = sla?.clocks.find((one) => one.kind === kind);
  return clock && (clock.dueAt === null ? null : (clock.dueAt - T0) / MINUTE);
}

Deno.test("a new ticket waits for its first answer and its end; more questions change nothing", () => {
  const { due, ended } = play(policy(), [["opened", 0], ["asked", 5]]);
  assert.deepEqual([due("first"), due("next"), due("resolution")], [30, undefined, 240]);
  assert.deepEqual(ended, []);
});

Deno.test("an answer ends the first deadline, and the next question begins the next one", () => {
  const { due, ended } = play(policy(), [["opened", 0], ["answered", 20], ["asked", 50]]);
  assert.deepEqual(ended, ["first 20 of 30 met"]);
  assert.deepEqual([due("first"), due("next"), due("resolution")], [undefined, 110, 240]);
});

Deno.test("while the customer is to answer no answer is due", () => {
  const { due, sla } = play(policy(), [["opened", 0], ["answered", 20]]);
  assert.deepEqual([due("first"), due("next")], [undefined, undefined]);
  assert.equal(sla?.turn, "theirs");
});

Deno.test("a late answer is missed, by working time", () => {
  assert.deepEqual(play(policy(), [["opened", 0], ["answered", 31]]).ended, ["first 31 of 30 missed"]);
  const evening = policy({ weekly: office, targets: { normal: { first: 60 } } });
  // 16:30, and 09:29 on the next day
  const moves: [Move, number][] = [["opened", 450], ["answered", 450 + 16 * 60 + 59]];
  assert.deepEqual(play(evening, moves).ended, ["first 59 of 60 met"]);
});

Deno.test("closing ends every clock: the next answer is not due any more", () => {
  const { sla, ended } = play(policy(), [["opened", 0], ["answered", 10], ["asked", 20], ["closed", 50]]);
  assert.equal(sla, null);
  assert.deepEqual(ended, ["first 10 of 30 met", "resolution 50 of 240 met", "next 30 of 60 dropped"]);
});

Deno.test("what was late when the ticket was closed was missed", () => {
  const { ended } = play(policy(), [["opened", 0], ["closed", 300]]);
  assert.deepEqual(ended, ["first 300 of 30 missed", "resolution 300 of 240 missed"]);
});

Deno.test("reopened, a ticket has the whole time again, and the question its next deadline", () => {
  const { due } = play(policy(), [["opened", 0], ["closed", 10], ["reopened", 100], ["asked", 100]]);
  assert.deepEqual([due("first"), due("next"), due("resolution")], [undefined, 160, 340]);
});

Deno.test("the time to the end stands still while the customer is to answer, where the policy says so", () => {
  const moves: [Move, number][] = [["opened", 0], ["answered", 20]];
  const by = policy({ pausesResolution: true });
  assert.equal(play(by, moves).due("resolution"), null);
  assert.equal(play(by, [...moves, ["asked", 120]]).due("resolution"), 340);
  assert.equal(play(policy(), moves).due("resolution"), 240);
});

Deno.test("put off, everything stands still, and goes on with what was left", () => {
  const moves: [Move, number][] = [["opened", 0], ["paused", 10]];
  const { due, sla } = play(policy(), moves);
  assert.deepEqual([due("first"), due("resolution")], [null, null]);
  assert.deepEqual(columnsOf(sla), { sla, slaDueAt: null, slaMarkAt: null, slaBreachedAt: null });
  const back = play(policy(), [...moves, ["resumed", 100]]);
  assert.deepEqual([back.due("first"), back.due("resolution")], [120, 330]);
  const asked = play(policy(), [["opened", 0], ["answered", 5], ["paused", 10], ["asked", 20], [
    "resumed",
    50,
  ]]);
  assert.deepEqual([asked.due("next"), asked.due("resolution")], [110, 280]);
});

Deno.test("a higher priority brings the deadlines nearer, and what it leaves out is as for normal", () => {
  const by = policy({
    targets: { normal: { first: 30, resolution: 240 }, urgent: { first: 5 }, low: { first: null } },
  });
  const opened = moved(null, "opened", T0, { policy: by, priority: "normal" }).sla;
  const at = T0 + 2 * MINUTE;
  const urgent = moved(opened, "retimed", at, { policy: by, priority: "urgent" }).sla;
  assert.deepEqual([dueOf(urgent, "first"), dueOf(urgent, "resolution")], [5, 240]);
  const low = moved(urgent, "retimed", at, { policy: by, priority: "low" }).sla;
  assert.deepEqual([dueOf(low, "first"), dueOf(low, "resolution")], [undefined, 240]);
});

Deno.test("a longer time takes a breach back, a shorter one brings it", () => {
  const opened = moved(null, "opened", T0, { policy: policy(), priority: "normal" }).sla;
  assert.ok(opened);
  const at = T0 + 31 * MINUTE;
  const late = marked(opened, at);
  assert.deepEqual(late.breached.map(({ kind }) => kind), ["first"]);
  const longer = policy({ targets: { normal: { first: 90, resolution: 20 } } });
  const after = moved(late.sla, "retimed", at, { policy: longer, priority: "normal" }).sla;
  assert.ok(after);
  assert.deepEqual(after.clocks.map(({ kind, breachedAt }) => [kind, breachedAt]), [
    ["first", undefined],
    ["resolution", undefined],
  ]);
  assert.deepEqual(marked(after, at).breached.map(({ kind, dueAt }) => [kind, dueAt]), [
    ["resolution", T0 + 20 * MINUTE],
  ]);
});

Deno.test("a priority that has a deadline more begins it: for whoever waits from when they wrote", () => {
  const by = policy({
    targets: { normal: { first: null, next: 60 }, urgent: { first: 5, resolution: 100 } },
  });
  const at = T0 + 20 * MINUTE;
  const urgent = { policy: by, priority: "urgent" } as const;
  const since = T0 + 10 * MINUTE;
  const first = moved(null, "ranked", at, urgent, { owed: { kind: "first", since }, snoozed: false }).sla;
  assert.deepEqual([dueOf(first, "first"), dueOf(first, "resolution")], [15, 120]);
  const again = moved(first, "ranked", at, urgent, { owed: { kind: "first", since }, snoozed: false }).sla;
  assert.deepEqual(slaView(again, at), slaView(first, at));
  const answered = moved(null, "ranked", at, urgent, { snoozed: false }).sla;
  assert.deepEqual([answered?.turn, answered?.clocks.map(({ kind }) => kind)], ["theirs", ["resolution"]]);
  const put = moved(null, "ranked", at, urgent, { owed: { kind: "next", since }, snoozed: true }).sla;
  assert.deepEqual([dueOf(put, "next"), dueOf(put, "resolution")], [null, null]);
  const back = moved(put, "resumed", at + 30 * MINUTE, urgent).sla;
  assert.deepEqual([dueOf(back, "next"), dueOf(back, "resolution")], [110, 150]);
});

Deno.test("a policy that is gone leaves no deadlines", () => {
  const opened = moved(null, "opened", T0, { policy: policy(), priority: "normal" }).sla;
  assert.deepEqual(moved(opened, "retimed", T0, null), { sla: null, ended: [] });
  assert.equal(moved(null, "answered", T0, { policy: policy(), priority: "normal" }).sla, null);
});

Deno.test("a warning comes at its share of the time or its minutes ahead, once, and a breach at its second", () => {
  for (const warning of [{ share: 0.8 }, { minutes: 6 }]) {
    const by = policy({ warning, targets: { normal: { first: 30 } } });
    const { sla } = moved(null, "opened", T0, { policy: by, priority: "normal" });
    assert.ok(sla);
    assert.equal(columnsOf(sla).slaMarkAt, T0 + 24 * MINUTE);
    const early = marked(sla, T0 + 24 * MINUTE - 1);
    assert.deepEqual([early.warned, early.breached], [[], []]);
    const warned = marked(sla, T0 + 24 * MINUTE);
    assert.deepEqual([warned.warned.length, warned.breached.length], [1, 0]);
    assert.equal(columnsOf(warned.sla).slaMarkAt, T0 + 30 * MINUTE);
    assert.equal(marked(warned.sla, T0 + 29 * MINUTE).warned.length, 0);
    const breached = marked(warned.sla, T0 + 2 * HOUR);
    assert.deepEqual(columnsOf(breached.sla), {
      sla: breached.sla,
      slaDueAt: T0 + 30 * MINUTE,
      slaMarkAt: null,
      slaBreachedAt: T0 + 30 * MINUTE,
    });
  }
});

Deno.test("what is late stays late while it is put off, and after it is back", () => {
  const terms = { policy: policy({ targets: { normal: { first: 30 } } }), priority: "normal" } as const;
  const { sla } = moved(null, "opened", T0, terms);
  assert.ok(sla);
  const late = T0 + 30 * MINUTE;
  const held = moved(marked(sla, late).sla, "paused", late + MINUTE, terms).sla;
  const columns = { slaDueAt: late, slaMarkAt: null, slaBreachedAt: late };
  assert.deepEqual(columnsOf(held), { sla: held, ...columns });
  assert.equal(slaView(held, late + HOUR)?.state, "breached");
  const back = moved(held, "resumed", late + HOUR, terms).sla;
  assert.deepEqual(columnsOf(back), { sla: back, ...columns });
});

Deno.test("who looks only after the breach is not warned of it any more", () => {
  const by = policy({ warning: { share: 0.5 }, targets: { normal: { first: 30 } } });
  const { sla } = moved(null, "opened", T0, { policy: by, priority: "normal" });
  assert.ok(sla);
  const { warned, breached } = marked(sla, T0 + HOUR);
  assert.deepEqual([warned.length, breached.length], [0, 1]);
});
