import assert from "node:assert/strict";
import fc from "fast-check";
import { tickets } from "@/db/schema/workspace.ts";
import { ticketsBehind } from "@/lib/reports/behind.ts";
import { spanOf, weekdayOf } from "@/lib/reports/period.ts";
import { frameOf, type ReportFilters } from "@/lib/reports/scope.ts";
import type { What } from "@/lib/reports/sources.ts";
import { wallHour } from "@/lib/reports/wall_clock.ts";
import { type Desk, openDesk } from "./desk.ts";
import { acts, play } from "./history.ts";
import { slowAnswers, slowMessages } from "./slow_history.ts";

const ZONE = "Asia/Kathmandu";
const WHATS = ["created", "closed", "received", "sent", "first", "next"] as const satisfies readonly What[];

interface Wish {
  readonly connection?: string;
  readonly agent?: string;
}

/** When each ticket was behind a number, told one by one: its id, and the moments. */
async function slowlyBehind(
  { store }: Desk,
  what: typeof WHATS[number],
  wish: Wish,
): Promise<[string, number][]> {
  const here = ({ connectionId }: { connectionId: string }) =>
    (wish.connection ?? connectionId) === connectionId;
  const theirs = (id: string | null) => (wish.agent ?? id) === id;
  const all = (await store.db.select().from(tickets)).filter(here);
  if (what === "created") {
    return all.filter((one) => theirs(one.assigneeId)).map(({ id, createdAt }) => [id, createdAt]);
  }
  if (what === "closed") {
    return all.filter((one) => theirs(one.closedBy))
      .flatMap(({ id, closedAt }): [string, number][] => closedAt === null ? [] : [[id, closedAt]]);
  }
  if (what === "first" || what === "next") {
    return (await slowAnswers(store))
      .filter((one) => here(one) && theirs(one.agentId) && one.first === (what === "first"))
      .map(({ ticketId, at }) => [ticketId, at]);
  }
  const side = what === "received" ? "in" : "out";
  return (await slowMessages(store))
    .filter((one) => here(one) && one.side === side && (side === "in" || theirs(one.agentId)))
    .map(({ ticketId, sentAt }) => [ticketId, sentAt]);
}

/** All of the list, page by page. */
async function listed(desk: Desk, filters: ReportFilters, what: What, more: object): Promise<string[]> {
  const { cast: { services, anna }, workspace } = desk;
  const viewer = {
    user: { id: anna.id, name: "", email: "", locale: "ru" as const },
    role: "owner" as const,
  };
  const frame = await frameOf(services, workspace, viewer, filters);
  const onlooker = { memberId: anna.id, locale: "ru" as const };
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ticketsBehind(services, frame, onlooker, { what, ...more }, { limit: 2, cursor });
    ids.push(...page.items.map(({ ticket }) => ticket.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

Deno.test("behind any number are its tickets, each once, over all pages and in either order", async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat(4), fc.nat(23), async (history, weekday, hour) => {
      await using desk = await openDesk(ZONE);
      const connections = [await desk.connect(), await desk.connect("vk")];
      await play(desk, history, connections);
      const days = { from: "2026-03-28", to: "2026-04-20" };
      const { start, end } = spanOf(ZONE, { from: 20_540, to: 20_563 });
      const wishes: Wish[] = [{}, { connection: connections[1] }, { agent: desk.cast.boris.id }];
      for (const what of WHATS) {
        for (const wish of what === "received" ? wishes.slice(0, 2) : wishes) {
          const slow = (await slowlyBehind(desk, what, wish)).filter(([, at]) => at >= start && at < end);
          const expected = [...new Set(slow.map(([id]) => id))].sort();
          for (const sort of ["newest", "slow"] as const) {
            const found = await listed(desk, { ...days, ...wish }, what, { sort });
            assert.deepEqual(found.toSorted(), expected, `${what} ${sort} ${JSON.stringify(wish)}`);
          }
          const inHour = slow.filter(([, at]) => {
            const wall = wallHour(ZONE, at);
            return weekdayOf(wall.day) === weekday + 1 && wall.hour === hour;
          });
          const found = await listed(desk, { ...days, ...wish }, what, { weekday: weekday + 1, hour });
          assert.deepEqual(
            found.toSorted(),
            [...new Set(inHour.map(([id]) => id))].sort(),
            `${what}, ${hour} h`,
          );
        }
      }
    }),
    { numRuns: 8 },
  );
});
