import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { csiSurveys, messages } from "@/db/schema/workspace.ts";
import { figuresOf } from "@/lib/reports/figures.ts";
import { readBook } from "@/lib/reports/book.ts";
import { keptInAll } from "@/lib/reports/kept.ts";
import { dayOf, spanOf } from "@/lib/reports/period.ts";
import { type ReportName, reportOf } from "@/lib/reports/report.ts";
import type { ReportFilters } from "@/lib/reports/scope.ts";
import { uncountNative } from "@/lib/reports/uncount.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { addHours } from "@/lib/sla/hours_book.ts";
import { addPolicy } from "@/lib/sla/policy_book.ts";
import { mergeTickets } from "@/lib/team/merging.ts";
import { unmergeTicket } from "@/lib/team/unmerging.ts";
import { ALWAYS, policyBy } from "../../routes/api/sla_desk.ts";
import { type Desk, openDesk } from "./desk.ts";

const MARCH = { from: "2026-03-01", to: "2026-03-31" };

async function totals({ cast, workspace }: Desk, filters: ReportFilters = {}, name: ReportName = "overview") {
  const viewer = {
    user: { id: cast.anna.id, name: "", email: "", locale: "ru" as const },
    role: "owner" as const,
  };
  return (await reportOf(cast.services, workspace, viewer, name, { ...MARCH, ...filters })).report.totals;
}

Deno.test("a ticket that is opened again is closed no more, and counts once when it is closed at last", async () => {
  await using desk = await openDesk();
  const { anna, boris } = desk.cast;
  const chat = await desk.connect();
  const ticket = await desk.hear(chat, "Ира", "2026-03-10T09:00:00Z");
  await desk.answer(ticket.id, boris, "2026-03-10T09:05:00Z");
  await desk.close(ticket.id, boris, "2026-03-10T10:00:00Z");
  assert.equal((await totals(desk)).closed, 1);
  await desk.reopen(ticket.id, boris, "2026-03-10T11:00:00Z");
  assert.equal((await totals(desk)).closed, 0);
  await desk.close(ticket.id, anna, "2026-03-11T09:00:00Z");
  const { closed, resolution } = await totals(desk);
  assert.deepEqual([closed, resolution.median], [1, 24 * 3_600_000]);
  assert.equal((await totals(desk, { agent: boris.id })).closed, 0);
  assert.equal((await totals(desk, { agent: anna.id })).closed, 1);
});

Deno.test("nobody waits for an answer that a closing has made needless", async () => {
  await using desk = await openDesk();
  const { boris } = desk.cast;
  const chat = await desk.connect();
  const ticket = await desk.hear(chat, "Ира", "2026-03-10T09:00:00Z");
  await desk.close(ticket.id, boris, "2026-03-10T10:00:00Z");
  await desk.reopen(ticket.id, boris, "2026-03-20T10:00:00Z");
  await desk.answer(ticket.id, boris, "2026-03-20T10:01:00Z");
  assert.equal((await totals(desk)).first.count, 0);
  await desk.hear(chat, "Ира", "2026-03-20T11:00:00Z");
  await desk.answer(ticket.id, boris, "2026-03-20T11:02:00Z");
  const { first, sent } = await totals(desk);
  assert.deepEqual([first.count, first.median, sent], [1, 120_000, 2]);
});

Deno.test("notes, automatic words and second answers answer nobody", async () => {
  await using desk = await openDesk();
  const { boris } = desk.cast;
  const chat = await desk.connect();
  const ticket = await desk.hear(chat, "Ира", "2026-03-10T09:00:00Z");
  await desk.note(ticket.id, boris, "2026-03-10T09:01:00Z");
  await desk.automatic(ticket.id, "2026-03-10T09:02:00Z");
  await desk.answer(ticket.id, boris, "2026-03-10T09:03:00Z");
  await desk.answer(ticket.id, boris, "2026-03-10T09:04:00Z");
  const { sent, first, next } = await totals(desk);
  assert.deepEqual([sent, first.count, first.median, next?.count], [2, 1, 180_000, 0]);
});

Deno.test("of two tickets that are merged one counts, and both do when that is taken back", async () => {
  await using desk = await openDesk();
  const { boris, services } = desk.cast;
  const chat = await desk.connect();
  const one = await desk.hear(chat, "Ира", "2026-03-10T09:00:00Z");
  await desk.close(one.id, boris, "2026-03-10T09:30:00Z");
  const two = await desk.hear(chat, "Ира", "2026-03-10T10:00:00Z");
  assert.deepEqual([(await totals(desk)).created, (await totals(desk)).closed], [2, 1]);
  const by = { type: "agent" as const, id: boris.id, name: boris.name };
  await mergeTickets(services, desk.workspace, one.id, two.id, by);
  const { created, closed, received } = await totals(desk);
  assert.deepEqual([created, closed, received], [1, 0, 2]);
  await unmergeTicket(services, desk.workspace, one.id, by);
  assert.deepEqual([(await totals(desk)).created, (await totals(desk)).closed], [2, 1]);
});

Deno.test("an answer from a platform's own app that was ours is not counted twice", async () => {
  await using desk = await openDesk();
  const { store } = desk;
  const chat = await desk.connect();
  const ticket = await desk.hear(chat, "Ира", "2026-03-10T09:00:00Z");
  await desk.native(chat, "Ира", "2026-03-10T09:01:00Z");
  assert.deepEqual([(await totals(desk)).sent, (await totals(desk)).first.count], [1, 1]);
  const [twin] = await store.db.select().from(messages).where(eq(messages.authorType, "native"));
  assert.ok(twin);
  await store.write(async () => store.commit(await uncountNative(store, twin)));
  const { sent, first } = await totals(desk);
  assert.deepEqual([sent, first.count, (await desk.ticket(ticket.id)).firstAnsweredAt], [0, 0, null]);
});

Deno.test("deadlines are counted with whoever met or missed them, by channel, person and tag", async () => {
  await using desk = await openDesk();
  const { services, boris, dina } = desk.cast;
  const chat = await desk.connect();
  const hoursId = await addHours(services, desk.workspace, { ...ALWAYS, holidays: [] });
  const policy = { warning: null, pausesResolution: false, ...policyBy(hoursId) };
  const direct = await addPolicy(services, desk.workspace, { ...policy, hoursId });
  await choosePolicies(services, desk.workspace, new Map([[chat, { direct }]]));
  services.connections.forget(chat);
  const ira = await desk.hear(chat, "Ира", "2026-03-10T09:00:00Z");
  await desk.answer(ira.id, boris, "2026-03-10T09:10:00Z");
  await desk.hear(chat, "Ира", "2026-03-10T09:20:00Z");
  await desk.close(ira.id, dina, "2026-03-10T09:25:00Z");
  const oleg = await desk.hear(chat, "Олег", "2026-03-11T09:00:00Z");
  await desk.answer(oleg.id, dina, "2026-03-11T09:40:00Z");
  await desk.tag(oleg.id, "Доставка");
  const yana = await desk.hear(chat, "Яна", "2026-03-11T10:00:00Z");
  await desk.native(chat, "Яна", "2026-03-11T10:01:00Z");
  const none = { met: 0, missed: 0, dropped: 0 };
  assert.deepEqual((await totals(desk)).sla, {
    first: { met: 2, missed: 1, dropped: 0 },
    next: { ...none, dropped: 1 },
    resolution: { ...none, met: 1 },
  });
  assert.deepEqual(keptInAll((await totals(desk, { agent: boris.id })).sla), { ...none, met: 1 });
  assert.deepEqual(keptInAll((await totals(desk, { agent: dina.id })).sla), {
    met: 1,
    missed: 1,
    dropped: 1,
  });
  assert.deepEqual(keptInAll((await totals(desk, { agent: "native" })).sla), { ...none, met: 1 });
  assert.deepEqual((await totals(desk, { tag: "Доставка" })).sla.first, { ...none, missed: 1 });
  assert.deepEqual(keptInAll((await totals(desk, { tag: "Доставка", agent: dina.id })).sla), {
    ...none,
    missed: 1,
  });
  assert.deepEqual(keptInAll((await totals(desk, { tag: "Доставка", agent: boris.id })).sla), none);
  assert.equal(yana.status, "open");
});

Deno.test("ratings are of the questions that were put in the period, by whose work they judge", async () => {
  await using desk = await openDesk();
  const { boris, dina } = desk.cast;
  const chat = await desk.connect();
  const survey = (id: string, agentId: string, date: string, score: number | null) => ({
    id,
    connectionId: chat,
    platform: "telegram",
    contactId: "c",
    identityId: "i",
    agentId,
    state: score === null ? "asked" as const : "answered" as const,
    scale: "five" as const,
    language: "ru" as const,
    closedAt: 0,
    askedAt: Date.parse(date),
    score,
  });
  const { store } = desk;
  await store.write(() =>
    store.commit([
      store.db.insert(csiSurveys).values([
        survey("a", boris.id, "2026-03-10T09:00:00Z", 5),
        survey("b", boris.id, "2026-03-10T10:00:00Z", 2),
        survey("c", dina.id, "2026-03-11T10:00:00Z", null),
        // Still February in Moscow
        survey("d", dina.id, "2026-02-28T20:59:00Z", 1),
      ]),
    ])
  );
  assert.deepEqual((await totals(desk)).csi, { asked: 3, answered: 2, average: 3.5, good: 0.5 });
  const { csi } = await totals(desk, { agent: dina.id });
  assert.deepEqual(csi, { asked: 1, answered: 0, average: null, good: null });
});

Deno.test("a late message counts on the day on which it was written", async () => {
  await using desk = await openDesk("UTC");
  const chat = await desk.connect();
  await desk.hear(chat, "Ира", "2026-03-10T23:59:00Z");
  desk.at("2026-03-12T12:00:00Z");
  await desk.late(chat, "Ира", "2026-03-11T00:01:00Z");
  const book = await readBook(desk.store);
  assert.ok(book);
  const day = dayOf("2026-03-11") ?? 0;
  const stretch = { days: { from: day, to: day }, span: spanOf("UTC", { from: day, to: day }) };
  assert.equal((await figuresOf(desk.store, { book }, stretch)).received, 1);
});
