import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

interface Team {
  readonly id: string;
  readonly name: string;
  readonly memberIds: string[];
}

Deno.test("teams are made, renamed, filled and taken apart by those who manage members", async () => {
  await using cast = await openCast();
  const { boris, dina, vera } = cast;
  const made = await cast.ok<Team>(vera, "POST /teams", {
    name: "  Доставка ",
    memberIds: [boris.id, boris.id],
  });
  deepStrictEqual([made.name, made.memberIds], ["Доставка", [boris.id]]);
  const path = `/teams/${made.id}`;
  await cast.ok(vera, `PATCH ${path}`, { name: "Курьеры" });
  const changed = await cast.ok<Team>(vera, `PATCH ${path}`, { memberIds: [dina.id] });
  deepStrictEqual([changed.name, changed.memberIds], ["Курьеры", [dina.id]]);
  deepStrictEqual((await cast.ok<Paged<Team>>(boris, "GET /teams")).items, [changed]);
  deepStrictEqual(await cast.ok<Team>(boris, `GET ${path}`), changed);
  await cast.ok(vera, `DELETE ${path}`);
  strictEqual((await cast.refused(boris, `GET ${path}`)).status, 404);
});

Deno.test("a team's name is there, short and its own, and its members are of here", async () => {
  await using cast = await openCast();
  const { id } = await cast.ok<Team>(cast.anna, "POST /teams", { name: "Доставка" });
  const other = await cast.ok<Team>(cast.anna, "POST /teams", { name: "Возвраты" });
  for (const name of ["", "  ", "д".repeat(101)]) {
    const { status, details } = await cast.refused(cast.anna, "POST /teams", { name });
    deepStrictEqual([status, Object.keys(Object(details.fields))], [400, ["name"]]);
  }
  for (const request of ["POST /teams", `PATCH /teams/${other.id}`]) {
    const { status, details } = await cast.refused(cast.anna, request, { name: "Доставка" });
    deepStrictEqual([status, details.reason], [409, "team_name_taken"]);
  }
  const stranger = { name: "Опт", memberIds: [cast.gleb.id] };
  strictEqual((await cast.refused(cast.anna, "POST /teams", stranger)).status, 404);
  strictEqual((await cast.refused(cast.gleb, `GET /teams/${id}`)).status, 404);
});

Deno.test("a ticket is given to a team and taken away, is found by it, and both stand in the history", async () => {
  await using cast = await openCast();
  const { boris } = cast;
  const { team, ticket } = await ready(cast);
  const path = `/tickets/${ticket.id}/team`;
  const given = await cast.ok<TicketView>(boris, `PUT ${path}`, { teamId: team.id });
  deepStrictEqual(given.team, { id: team.id, name: "Доставка" });
  deepStrictEqual([await found(cast, team.id), await found(cast, "none")], [[ticket.id], []]);
  await cast.ok(boris, `PUT ${path}`, { teamId: team.id });
  const taken = await cast.ok<TicketView>(boris, `DELETE ${path}`);
  strictEqual(taken.team, undefined);
  deepStrictEqual([await found(cast, team.id), await found(cast, "none")], [[], [ticket.id]]);
  deepStrictEqual(await events(cast, ticket.id), ["team", "no_team"]);
});

Deno.test("a team that is taken apart leaves its tickets without one, unless a channel deals out to it", async () => {
  await using cast = await openCast();
  const { anna, boris } = cast;
  const { team, ticket } = await ready(cast);
  await cast.ok(boris, `PUT /tickets/${ticket.id}/team`, { teamId: team.id });
  const rule = `PUT /connections/${ticket.connectionId}/assignment`;
  await cast.ok(anna, rule, { mode: "round_robin", teamId: team.id });
  const { status, details } = await cast.refused(anna, `DELETE /teams/${team.id}`);
  deepStrictEqual([status, details.reason], [409, "team_in_use"]);
  await cast.ok(anna, rule, { mode: "off" });
  await cast.ok(anna, `DELETE /teams/${team.id}`);
  strictEqual((await cast.ok<TicketView>(boris, `GET /tickets/${ticket.id}`)).team, undefined);
});

Deno.test("strangers neither give nor take, and a foreign team is none", async () => {
  await using cast = await openCast();
  const { team, ticket } = await ready(cast);
  const theirs = await cast.ok<Team>(cast.gleb, "POST /teams", { name: "Гараж" });
  const path = `/tickets/${ticket.id}/team`;
  strictEqual((await cast.refused(cast.boris, `PUT ${path}`, { teamId: theirs.id })).status, 404);
  strictEqual((await cast.refused(cast.gleb, `PUT ${path}`, { teamId: theirs.id })).status, 404);
  strictEqual((await cast.refused(cast.gleb, `DELETE ${path}`)).status, 404);
  strictEqual((await cast.refused(cast.gleb, `DELETE /teams/${team.id}`)).status, 404);
});

Deno.test("a rule of dealing out names a team or members that are here, and a sensible number", async () => {
  await using cast = await openCast();
  const { anna, boris, gleb } = cast;
  const { team, ticket } = await ready(cast);
  const rule = `PUT /connections/${ticket.connectionId}/assignment`;
  const mode = "round_robin";
  const set = await cast.ok(anna, rule, { mode, memberIds: [boris.id], most: 5 });
  deepStrictEqual(set, { mode, memberIds: [boris.id], most: 5 });
  const wrong: [Record<string, unknown>, number, string][] = [
    [{ memberIds: [boris.id], teamId: team.id }, 400, "team_or_members"],
    [{ memberIds: [] }, 400, "members_missing"],
  ];
  for (const [body, status, reason] of wrong) {
    const refused = await cast.refused(anna, rule, { mode, ...body });
    deepStrictEqual([refused.status, refused.details.reason], [status, reason]);
  }
  for (const body of [{ memberIds: [gleb.id] }, { teamId: "nothing" }]) {
    strictEqual((await cast.refused(anna, rule, { mode, ...body })).status, 404);
  }
  strictEqual((await cast.refused(anna, rule, { mode, most: 0 })).status, 400);
  strictEqual((await cast.refused(boris, rule, { mode })).status, 403);
  strictEqual((await cast.refused(gleb, rule, { mode })).status, 404);
});

Deno.test("everybody says that they are away, and of others only those who manage members", async () => {
  await using cast = await openCast();
  const { boris, dina, vera, gleb } = cast;
  const away = async () => {
    const { items } = await cast.ok<Paged<{ name: string; away: boolean }>>(boris, "GET /members");
    return items.filter((one) => one.away).map(({ name }) => name);
  };
  const path = (who: Person) => `/members/${who.id}/absence`;
  await cast.ok(boris, `PUT ${path(boris)}`);
  await cast.ok(vera, `PUT ${path(dina)}`);
  deepStrictEqual(await away(), ["Борис", "Дина"]);
  strictEqual((await cast.refused(boris, `PUT ${path(dina)}`)).status, 403);
  strictEqual((await cast.refused(boris, `DELETE ${path(dina)}`)).status, 403);
  strictEqual((await cast.refused(gleb, `PUT ${path(boris)}`)).status, 404);
  await cast.ok(dina, `DELETE ${path(dina)}`);
  await cast.ok(dina, `DELETE ${path(dina)}`);
  deepStrictEqual(await away(), ["Борис"]);
});

async function ready(cast: Cast): Promise<{ team: Team; ticket: TicketView }> {
  const chat = await addChat(cast, cast.anna);
  const team = await cast.ok<Team>(cast.anna, "POST /teams", {
    name: "Доставка",
    memberIds: [cast.boris.id],
  });
  return { team, ticket: await openTicket(cast, cast.boris, chat, "Ольга") };
}

async function found(cast: Cast, team: string): Promise<string[]> {
  return (await cast.ok<Paged<TicketView>>(cast.boris, `GET /tickets?team=${team}`)).items.map(({ id }) =>
    id
  );
}

async function events(cast: Cast, id: string): Promise<string[]> {
  const page = await cast.ok<Paged<{ event: string }>>(cast.boris, `GET /tickets/${id}/history`);
  return page.items.map(({ event }) => event);
}
