import assert from "node:assert/strict";
import { asc, eq } from "drizzle-orm";
import type { AssignmentRule } from "@/db/schema/workspace.ts";
import {
  memberStates,
  notifications,
  teamMembers,
  teams,
  ticketEvents,
  tickets,
} from "@/db/schema/workspace.ts";
import type { Inbound } from "@/lib/channels/channel.ts";
import { Ingest } from "@/lib/inbox/ingest/mod.ts";
import type { OnDuty } from "@/lib/team/roster.ts";
import { accept, inboundMessage, MINUTE, NOON, openTestWorkspace, origin } from "@/tests/cast.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";

const RULE: AssignmentRule = { mode: "round_robin" };

/** A workspace in which these work; `*` behind a name: with the inbox open. */
async function openOffice(...names: readonly string[]) {
  const it = await openTestWorkspace();
  const staff: OnDuty[] = names.map((name) => ({
    id: name.replace("*", ""),
    name: name.replace("*", ""),
    online: name.endsWith("*"),
  }));
  const ingest = new Ingest({ ...it, roster: () => Promise.resolve(staff) });
  const connection = await it.connect("telegram");
  const { db } = it.store;
  let people = 0;
  return {
    it,
    db,
    /** So many new customers write, by one call each, all at once. */
    async write(count: number, assignment: AssignmentRule | undefined = RULE): Promise<void> {
      it.clock.advance(MINUTE);
      const calls = Array.from({ length: count }, () => {
        const person = { externalId: `p${++people}`, name: `Клиент ${people}` };
        return accept(
          { ingest },
          connection,
          [inboundMessage({ person })],
          origin("telegram", { assignment }),
        );
      });
      await Promise.all(calls);
    },
    hear: (...inbound: Inbound[]) =>
      accept({ ingest }, connection, inbound, origin("telegram", { assignment: RULE })),
    /** Whose tickets they are, in the order of their numbers. */
    async dealt(): Promise<(string | null)[]> {
      const rows = await db.select().from(tickets).orderBy(asc(tickets.number));
      return rows.map(({ assigneeId }) => assigneeId);
    },
    async shares(): Promise<Record<string, number>> {
      const groups = Map.groupBy(await this.dealt(), (one) => one ?? "никто");
      return Object.fromEntries([...groups].map(([name, all]) => [name, all.length]).toSorted());
    },
    [Symbol.asyncDispose]: () => it[Symbol.asyncDispose](),
  };
}

Deno.test("new tickets go round those with the inbox open, and each is told and stands in the history", async () => {
  await using office = await openOffice("Анна*", "Борис*", "Вера");
  await office.write(4);
  assert.deepEqual(await office.shares(), { Анна: 2, Борис: 2 });
  const told = await office.db.select().from(notifications);
  assert.equal(told.filter(({ kind }) => kind === "ticket.assigned").length, 4);
  const lines = await office.db.select().from(ticketEvents).where(eq(ticketEvents.kind, "dealt"));
  assert.deepEqual(lines.map(({ facts }) => facts.whom).toSorted(), ["Анна", "Анна", "Борис", "Борис"]);
});

Deno.test("nobody at the inbox: they go round all who are not away", async () => {
  await using office = await openOffice("Анна", "Борис", "Вера");
  await office.it.store.write(() =>
    office.it.store.commit([office.db.insert(memberStates).values({ memberId: "Анна", awaySince: NOON })])
  );
  await office.write(4);
  assert.deepEqual(await office.shares(), { Борис: 2, Вера: 2 });
});

Deno.test("whoever has fewer open tickets comes first, and what is put off or closed does not count", async () => {
  await using office = await openOffice("Анна*", "Борис*");
  await office.write(4);
  const mine = await office.db.select().from(tickets).where(eq(tickets.assigneeId, "Борис"));
  const [closed, snoozed] = mine;
  assert.ok(closed && snoozed);
  await office.it.store.write(() =>
    office.it.store.commit([
      office.db.update(tickets).set({ status: "closed" }).where(eq(tickets.id, closed.id)),
      office.db.update(tickets).set({ snoozedUntil: NOON * 2 }).where(eq(tickets.id, snoozed.id)),
    ])
  );
  const before = (await office.dealt()).length;
  await office.write(2);
  assert.deepEqual((await office.dealt()).slice(before), ["Борис", "Борис"]);
});

Deno.test("equals take turns across calls: who has waited for longest gets the next", async () => {
  await using office = await openOffice("Анна*", "Борис*", "Вера*");
  for (let round = 0; round < 6; round++) await office.write(1);
  const [a, b, c, ...again] = await office.dealt();
  assert.deepEqual(again, [a, b, c]);
  assert.equal(new Set([a, b, c]).size, 3);
});

Deno.test("a rule may speak of a team, which the tickets then belong to, or of some members", async () => {
  await using office = await openOffice("Анна*", "Борис*", "Вера*");
  await office.it.store.write(() =>
    office.it.store.commit([
      office.db.insert(teams).values({ id: "g1", name: "Доставка", createdAt: NOON }),
      office.db.insert(teamMembers).values({ teamId: "g1", memberId: "Вера" }),
    ])
  );
  await office.write(2, { ...RULE, teamId: "g1" });
  await office.write(2, { ...RULE, memberIds: ["Анна"] });
  assert.deepEqual(await office.dealt(), ["Вера", "Вера", "Анна", "Анна"]);
  const rows = await office.db.select().from(tickets).orderBy(asc(tickets.number));
  assert.deepEqual(rows.map(({ teamId }) => teamId), ["g1", "g1", null, null]);
});

Deno.test("when everybody has as many as they may have, the rest stays free for whoever takes it", async () => {
  await using office = await openOffice("Анна*", "Борис");
  await office.write(5, { ...RULE, most: 2 });
  assert.deepEqual(await office.shares(), { Анна: 2, Борис: 2, никто: 1 });
});

Deno.test("off, nothing is dealt out; and what is open stays with whoever has it", async () => {
  await using office = await openOffice("Анна*", "Борис*");
  await office.write(2, { mode: "off" });
  assert.deepEqual(await office.shares(), { никто: 2 });
  await office.hear(inboundMessage({ person: { externalId: "p1", name: "Клиент 1" } }));
  assert.deepEqual(await office.shares(), { никто: 2 });
});

Deno.test("a hundred and fifty tickets are dealt out by as many statements as one, and no look-up scans", async () => {
  await using office = await openOffice("Анна*", "Борис*", "Вера*");
  const one = await recordStatements(() => office.write(1));
  const many = await recordStatements(() => office.write(150));
  assert.ok(many.length <= one.length + 1, `${one.length} and ${many.length} statements`);
  assert.deepEqual(await office.shares(), { Анна: 51, Борис: 50, Вера: 50 });
  const tables = many.map(({ sql }) => sql).filter((sql) =>
    /tickets/i.test(sql) && !/member_states/.test(sql)
  );
  assert.deepEqual(await tableScans(office.it.store, tables), []);
});
