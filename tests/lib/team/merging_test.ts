import assert from "node:assert/strict";
import fc from "fast-check";
import { eq } from "drizzle-orm";
import { ticketMerges } from "@/db/schema/workspace.ts";
import { DAY, MINUTE } from "@/tests/cast.ts";
import { HOURS, policyBy } from "../../routes/api/sla_desk.ts";
import { Customer, type MergeDesk, withMergeDesk } from "./merging_desk.ts";

const POSTS = 4;
const post = fc.integer({ min: 0, max: POSTS - 1 });

type Step =
  | { does: "merge"; merged: number; kept: number }
  | { does: "undo"; merged: number }
  | { does: "write"; post: number; from: "contact" | "ours"; late: number };

const merge: fc.Arbitrary<Step> = fc.record({
  does: fc.constant("merge" as const),
  merged: post,
  kept: post,
});
const undo: fc.Arbitrary<Step> = fc.record({ does: fc.constant("undo" as const), merged: post });
const write: fc.Arbitrary<Step> = fc.record({
  does: fc.constant("write" as const),
  post,
  from: fc.constantFrom("contact" as const, "ours" as const),
  late: fc.integer({ min: 0, max: 20 }),
});

interface Look {
  tags: string[];
  priority: string;
  mine: boolean;
}

const look: fc.Arbitrary<Look> = fc.record({
  tags: fc.uniqueArray(fc.constantFrom("опт", "срочно", "доставка")),
  priority: fc.constantFrom("low", "normal", "high", "urgent"),
  mine: fc.boolean(),
});

async function dress({ cast: { ok, anna } }: MergeDesk, customer: Customer, looks: readonly Look[]) {
  for (const [at, { tags, priority, mine }] of looks.entries()) {
    const path = `/tickets/${customer.id(at)}`;
    await ok(anna, `PUT ${path}/priority`, { priority });
    if (mine) await ok(anna, `PUT ${path}/assignment`, { memberId: anna.id });
    for (const name of tags) await ok(anna, `POST ${path}/tags`, { name });
  }
}

async function link({ cast: { ok, anna } }: MergeDesk, customer: Customer, a: number, b: number) {
  const { number } = await customer.row(b);
  if (a !== b) await ok(anna, `POST /tickets/${customer.id(a)}/links`, { number });
}

Deno.test("merges and undos in any order end with every ticket as it was: rows, tags, links and deadlines", () =>
  withMergeDesk(async (desk) => {
    const { cast: { ok, anna }, clock, connectionId } = desk;
    const hours = await ok<{ id: string }>(anna, "POST /business-hours", HOURS);
    const { id: posts } = await ok<{ id: string }>(anna, "POST /sla-policies", policyBy(hours.id));
    await ok(anna, `PUT /connections/${connectionId}/sla`, { posts });
    await fc.assert(
      fc.asyncProperty(
        fc.array(look, { minLength: POSTS, maxLength: POSTS }),
        fc.array(fc.tuple(post, post), { maxLength: 2 }),
        fc.array(fc.oneof({ weight: 3, arbitrary: merge }, undo), { minLength: 1, maxLength: 8 }),
        post,
        async (looks, links, steps, first) => {
          const customer = await new Customer(desk).open(POSTS);
          await dress(desk, customer, looks);
          for (const [a, b] of links) await link(desk, customer, a, b);
          const before = await customer.snapshot();
          for (const step of steps) {
            clock.at += MINUTE;
            if (step.does === "merge") await customer.merge(step.merged, step.kept);
            if (step.does === "undo") await customer.undo(step.merged);
          }
          await customer.undoAll(first);
          assert.deepEqual(await customer.snapshot(), before);
        },
      ),
      { numRuns: 20 },
    );
  }));

Deno.test("messages in any order among merges and undos end as without them, and none is ever missing", () =>
  withMergeDesk(async (desk) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(merge, undo, { weight: 3, arbitrary: write }), { minLength: 2, maxLength: 14 }),
        post,
        async (steps, first) => {
          const start = desk.clock.at;
          const customer = await new Customer(desk).open(POSTS);
          const wrote: (Step & { does: "write"; at: number; text: string })[] = [];
          for (const step of steps) {
            desk.clock.at += MINUTE;
            if (step.does === "merge") await customer.merge(step.merged, step.kept);
            if (step.does === "undo") await customer.undo(step.merged);
            if (step.does !== "write" || (await customer.row(step.post)).mergedInto !== null) continue;
            const text = `${wrote.length}`;
            await customer.write(step.post, text, step);
            wrote.push({ ...step, at: desk.clock.at, text });
          }
          assert.deepEqual(await everything(customer), (await written(customer)).toSorted());
          const end = desk.clock.at;
          await customer.undoAll(first);

          desk.clock.at = start;
          const other = await new Customer(desk).open(POSTS);
          for (const step of wrote) {
            desk.clock.at = step.at;
            await other.write(step.post, step.text, step);
          }
          desk.clock.at = end;
          assert.deepEqual(await customer.snapshot(), await other.snapshot());
          const [sums, answers] = await customer.counted();
          assert.deepEqual(sums, answers);
        },
      ),
      { numRuns: 30 },
    );
  }));

/** What people read in the tickets that are there, in all of them. */
async function everything(customer: Customer): Promise<string[]> {
  const read: string[] = [];
  for (let at = 0; at < POSTS; at++) {
    if ((await customer.row(at)).mergedInto === null) read.push(...await customer.reads(at));
  }
  return read.toSorted();
}

async function written(customer: Customer): Promise<string[]> {
  const all = await customer.snapshot() as { wrote: string[] }[];
  return all.flatMap(({ wrote }) => wrote);
}

Deno.test("two conversations are read as one, by the time of their messages", () =>
  withMergeDesk(async (desk) => {
    const customer = await new Customer(desk).open(2);
    for (const [at, text] of [[1, "А"], [0, "Б"], [1, "В"]] as const) {
      desk.clock.at += MINUTE;
      await customer.write(at, text);
    }
    assert.equal(await customer.merge(0, 1), undefined);
    assert.deepEqual(await customer.reads(1), ["Вопрос 0", "Вопрос 1", "А", "Б", "В"]);
    const merged = await desk.cast.ok<{ mergedInto: { number: number } }>(
      desk.cast.boris,
      `GET /tickets/${customer.id(0)}`,
    );
    assert.equal(merged.mergedInto.number, (await customer.row(1)).number);
    assert.equal(await customer.undo(0), undefined);
    assert.deepEqual(await customer.reads(1), ["Вопрос 1", "А", "В"]);
  }));

Deno.test("links lead to where a ticket went, and are as they were when it is back", () =>
  withMergeDesk(async (desk) => {
    const { ok, refused, boris } = desk.cast;
    const customer = await new Customer(desk).open(4);
    const links = async (at: number) => {
      const { links = [] } = await ok<{ links?: { id: string }[] }>(boris, `GET /tickets/${customer.id(at)}`);
      return links.map(({ id }) => [0, 1, 2, 3].find((one) => customer.id(one) === id));
    };
    await link(desk, customer, 0, 2);
    desk.clock.at += MINUTE;
    await link(desk, customer, 0, 1);
    assert.deepEqual([await links(0), await links(1), await links(2)], [[1, 2], [0], [0]]);
    await customer.merge(0, 1);
    assert.deepEqual([await links(1), await links(2)], [[2], [1]]);
    const itself = { number: (await customer.row(0)).number };
    const { details } = await refused(boris, `POST /tickets/${customer.id(1)}/links`, itself);
    assert.equal(details.reason, "link_itself");
    await ok(boris, `POST /tickets/${customer.id(3)}/links`, itself);
    assert.deepEqual([await links(1), await links(3)], [[3, 2], [1]]);
    await ok(boris, `DELETE /tickets/${customer.id(2)}/links/${customer.id(1)}`);
    assert.deepEqual(await links(2), []);
    await customer.undo(0);
    assert.deepEqual([await links(0), await links(1), await links(2)], [[1], [3, 0], []]);
  }));

Deno.test("what cannot be one says why", () =>
  withMergeDesk(async (desk) => {
    const customer = await new Customer(desk).open(4);
    const stranger = await new Customer(desk).open(1);
    const { ok, anna, refused } = desk.cast;
    const across = await refused(anna, `PUT /tickets/${customer.id(0)}/merge`, { ticketId: stranger.id(0) });
    assert.deepEqual([across.status, across.details.reason], [409, "merge_other_contact"]);
    assert.match(across.message, /№/);
    assert.equal(await customer.merge(0, 0), "merge_itself");
    assert.equal(await customer.undo(0), "not_merged");
    assert.equal(await customer.merge(0, 1), undefined);
    assert.equal(await customer.merge(0, 2), "ticket_merged");
    assert.equal(await customer.merge(2, 0), "merge_into_merged");
    await ok(anna, `POST /tickets/${customer.id(3)}/closure`);
    assert.equal(await customer.merge(2, 3), "merge_into_closed");
    await ok(anna, `PUT /tickets/${customer.id(2)}/snooze`, { preset: "1h" });
    assert.equal(await customer.merge(2, 1), "merge_snoozed");
    await ok(anna, `DELETE /tickets/${customer.id(2)}/snooze`);
    assert.equal(await customer.merge(1, 2), undefined);
    assert.equal(await customer.undo(0), "merge_chain");
    assert.deepEqual(await customer.reads(2), ["Вопрос 0", "Вопрос 1", "Вопрос 2"]);
  }));

Deno.test("after a day a merge is final", () =>
  withMergeDesk(async (desk) => {
    const customer = await new Customer(desk).open(2);
    await customer.merge(0, 1);
    desk.clock.at += DAY + 1;
    assert.equal(await customer.undo(0), "merge_final");
    const { db } = desk.workspace.store;
    const [row] = await db.select().from(ticketMerges).where(eq(ticketMerges.mergedId, customer.id(0)));
    assert.equal(row?.undoneAt, null);
  }));

Deno.test("a merged ticket is closed, takes no answer, and stays out of the lists", () =>
  withMergeDesk(async (desk) => {
    const { ok, refused, boris } = desk.cast;
    const customer = await new Customer(desk).open(2);
    await customer.merge(0, 1);
    const { items } = await ok<{ items: { id: string }[] }>(boris, "GET /tickets?status=all");
    assert.deepEqual(items.map(({ id }) => id), [customer.id(1)]);
    const path = `/tickets/${customer.id(0)}`;
    const answer = await refused(boris, `POST ${path}/messages`, { clientId: "a1", text: "Да" });
    assert.deepEqual([answer.status, answer.details.reason], [422, "ticket_merged"]);
    const opened = await refused(boris, `DELETE ${path}/closure`);
    assert.deepEqual([opened.status, opened.details.reason], [409, "ticket_merged"]);
  }));

Deno.test("a text that the customer takes back is gone from the list of the ticket that was kept, too", () =>
  withMergeDesk(async (desk) => {
    const { cast: { services }, connectionId, clock } = desk;
    const customer = await new Customer(desk).open(2);
    clock.at += MINUTE;
    await customer.write(0, "Тайное", { externalId: "secret" });
    await customer.merge(0, 1);
    assert.equal((await customer.row(1)).preview, "Тайное");
    const open = await services.connections.find(connectionId);
    assert.ok(open);
    const { connection, origin } = open;
    const gone = { type: "deletion" as const, externalId: "secret", at: clock.at };
    await services.ingest.accept({ connection, origin, inbound: [gone] });
    assert.deepEqual([(await customer.row(0)).preview, (await customer.row(1)).preview], [
      "[deleted]",
      "[deleted]",
    ]);
  }));
