import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { gt } from "drizzle-orm";
import { events } from "@/db/schema/workspace.ts";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { recordStatements } from "../../statements.ts";
import { type Cast, openCast } from "./cast.ts";
import { accept, addChat, openTicket, written } from "./desk.ts";

interface Told {
  readonly done: number;
  readonly failed: number;
  readonly results: {
    ticketId: string;
    ok: boolean;
    error?: { code: string; message: string; details?: Record<string, unknown> };
  }[];
}

Deno.test("one thing is done to all of a selection at once, each in its history and in the stream", async () => {
  await using cast = await openCast();
  const { boris, dina } = cast;
  const ids = await open(cast, ["Ольга", "Олег", "Оля"]);
  const team = await cast.ok<{ id: string }>(cast.anna, "POST /teams", { name: "Доставка" });
  const before = await cast.services.live.latest(boris.workspaceId);
  const does = async (action: Record<string, unknown>) => {
    const told = await cast.ok<Told>(boris, "POST /bulk-actions", { ticketIds: ids, action });
    deepStrictEqual([told.done, told.failed], [3, 0]);
  };
  await does({ type: "assign", memberId: dina.id });
  await does({ type: "team", teamId: team.id });
  await does({ type: "tag", name: "опт" });
  await does({ type: "priority", priority: "urgent" });
  await does({ type: "read" });
  for (const id of ids) {
    const { assignee, team: given, tags, priority, unread } = await cast.ok<TicketView>(
      boris,
      `GET /tickets/${id}`,
    );
    deepStrictEqual([assignee?.name, given?.name, tags, priority, unread], [
      "Дина",
      "Доставка",
      ["опт"],
      "urgent",
      false,
    ]);
    const { items } = await cast.ok<Paged<{ event: string }>>(boris, `GET /tickets/${id}/history`);
    deepStrictEqual(items.map(({ event }) => event), ["assigned", "team", "tagged", "priority"]);
  }
  const { store } = await cast.services.workspaces.open(boris.workspaceId);
  const lines = await store.db.select().from(events).where(gt(events.seq, before));
  const told = lines.filter(({ kind }) => kind === "ticket.updated").map(({ ticketId }) => ticketId);
  deepStrictEqual(told, Array(5).fill(ids).flat());
  await does({ type: "untag", name: "опт" });
  await does({ type: "assign", memberId: null });
  await does({ type: "team", teamId: null });
  await does({ type: "snooze", preset: "1h" });
  await does({ type: "wake" });
  await does({ type: "close" });
  const closed = await cast.ok<Paged<TicketView>>(boris, "GET /tickets?status=closed");
  deepStrictEqual(closed.items.map(({ tags, assignee, team: given }) => [tags, assignee, given]), [
    [[], null, undefined],
    [[], null, undefined],
    [[], null, undefined],
  ]);
});

Deno.test("a ticket that refuses says why and holds up no other", async () => {
  await using cast = await openCast();
  const { boris } = cast;
  const [olga = "", oleg = ""] = await open(cast, ["Ольга", "Олег"]);
  await cast.ok(boris, `POST /tickets/${olga}/closure`);
  const theirs = await openTicket(cast, cast.gleb, await addChat(cast, cast.gleb), "Чужой");
  const ticketIds = [olga, theirs.id, oleg, oleg];
  const told = await cast.ok<Told>(boris, "POST /bulk-actions", {
    ticketIds,
    action: { type: "snooze", preset: "1h" },
  });
  deepStrictEqual([told.done, told.failed], [1, 2]);
  deepStrictEqual(
    told.results.map(({ ticketId, ok, error }) => [ticketId, ok, error?.details?.reason ?? error?.code]),
    [
      [olga, false, "ticket_closed"],
      [theirs.id, false, "not_found"],
      [oleg, true, undefined],
    ],
  );
  match(told.results[0]?.error?.message ?? "", /[а-я]{3}/i);
  const untouched = await cast.ok<TicketView>(cast.gleb, `GET /tickets/${theirs.id}`);
  strictEqual(untouched.snoozedUntil, undefined);
});

Deno.test("of two parts of one conversation one is opened again, and the other says why not", async () => {
  await using cast = await openCast();
  const { boris } = cast;
  const chat = await addChat(cast, cast.anna);
  const first = await openTicket(cast, boris, chat, "Ольга");
  await cast.ok(boris, `POST /tickets/${first.id}/closure`);
  await accept(cast, chat, written("Ольга", "Снова я"));
  const { items: [second] } = await cast.ok<Paged<TicketView>>(boris, "GET /tickets");
  await cast.ok(boris, `POST /tickets/${second?.id}/closure`);
  const ticketIds = [second?.id, first.id];
  const told = await cast.ok<Told>(boris, "POST /bulk-actions", { ticketIds, action: { type: "reopen" } });
  deepStrictEqual([told.done, told.failed], [1, 1]);
  const opened = await cast.ok<Paged<TicketView>>(boris, "GET /tickets");
  deepStrictEqual(
    opened.items.map(({ id }) => id),
    told.results.filter(({ ok }) => ok).map(({ ticketId }) => ticketId),
  );
});

Deno.test("closing and its taking back leave the tickets as they were", async () => {
  await using cast = await openCast();
  const { boris } = cast;
  const ticketIds = await open(cast, ["Ольга", "Олег"]);
  const before = await cast.ok<Paged<TicketView>>(boris, "GET /tickets");
  for (const type of ["close", "reopen"]) {
    await cast.ok(boris, "POST /bulk-actions", { ticketIds, action: { type } });
  }
  const after = await cast.ok<Paged<TicketView>>(boris, "GET /tickets");
  const standing = ({ items }: Paged<TicketView>) =>
    items.map(({ id, status, tags, preview }) => [id, status, tags, preview]);
  deepStrictEqual(standing(after), standing(before));
});

Deno.test("at most 200 at once, at least one, and an action that there is", async () => {
  await using cast = await openCast();
  const many = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
  const action = { type: "close" };
  for (const ticketIds of [many(201), []]) {
    strictEqual((await cast.refused(cast.boris, "POST /bulk-actions", { ticketIds, action })).status, 400);
  }
  const all = await cast.ok<Told>(cast.boris, "POST /bulk-actions", { ticketIds: many(200), action });
  deepStrictEqual([all.done, all.failed], [0, 200]);
  const ticketIds = many(1);
  strictEqual(
    (await cast.refused(cast.boris, "POST /bulk-actions", { ticketIds, action: { type: "burn" } })).status,
    400,
  );
  for (const wrong of [{ type: "assign", memberId: cast.gleb.id }, { type: "team", teamId: "nothing" }]) {
    strictEqual(
      (await cast.refused(cast.boris, "POST /bulk-actions", { ticketIds, action: wrong })).status,
      404,
    );
  }
});

Deno.test("a selection is committed in one go, and its look-ups do not grow with what is done", async () => {
  await using cast = await openCast();
  const names = Array.from({ length: 30 }, (_, index) => `Клиент ${index}`);
  const ticketIds = await open(cast, names);
  const action = { type: "tag", name: "опт" };
  const ran = await recordStatements(() => cast.ok(cast.boris, "POST /bulk-actions", { ticketIds, action }));
  const commits = ran.filter(({ sql }) => /^insert into ["`]?ticket_events/i.test(sql));
  strictEqual(commits.length, 30);
  strictEqual(new Set(commits.map(({ together }) => together)).size, 1);
  strictEqual(commits.every(({ together }) => together > 30), true);
});

async function open(cast: Cast, people: readonly string[]): Promise<string[]> {
  const chat = await addChat(cast, cast.anna);
  const ids: string[] = [];
  for (const person of people) ids.push((await openTicket(cast, cast.boris, chat, person)).id);
  return ids;
}
