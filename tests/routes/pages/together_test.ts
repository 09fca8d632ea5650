import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import { awayMembers } from "@/lib/team/absence.ts";
import { createTeam, listTeams } from "@/lib/team/teams.ts";
import { listViews } from "@/lib/team/views.ts";
import { type AskInit, startServer, type TestMember, type TestServer } from "../../server.ts";
import { until } from "../../flows/until.ts";
import { led, see } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

let groups = 700;

/** A workspace with a community, in which Борис answers, and the tickets of a customer who wrote and commented. */
async function office() {
  const { services, sandbox } = server;
  const as = await server.open();
  const agent = await server.join(as, "agent");
  const groupId = ++groups;
  const token = `vk1.a.sandbox-token-${groupId}`;
  sandbox.vk.addCommunity({ token, groupId, name: "Глина" });
  const workspace = await services.workspaces.open(as.workspaceId);
  const connectionId = await connect(services, workspace, { platform: "vk", credentials: { token } });
  const customer = sandbox.vk.customer({
    community: groupId,
    id: 7000 + groupId,
    firstName: "Мария",
    lastName: "К",
  });
  await customer.write("Есть чашки?");
  await customer.comment(await sandbox.vk.post({ community: groupId, text: "Чашки" }), "Почём?");
  const onlooker = { memberId: agent.userId, locale: "ru" } as const;
  const tickets = await until("both tickets", async () => {
    const { items } = await listTickets(services, workspace, onlooker, {}, { limit: 9 });
    return items.length === 2 ? items : undefined;
  });
  const of = (kind: string) => tickets.find((one) => one.kind === kind) as TicketView;
  return {
    as,
    agent,
    services,
    workspace,
    connectionId,
    direct: of("direct"),
    comment: of("comment"),
    now: (id: string) => openTicketView(services, workspace, onlooker, id),
  };
}

const post = (as: TestMember, path: string, form: Record<string, string>, from = "/inbox") =>
  led(server, path, { as, form, headers: { referer: server.origin + from } });

Deno.test("a ticket is put off, given to a team and linked by plain forms, and the page says so", async () => {
  const { agent, services, workspace, direct, comment, now } = await office();
  const team = await createTeam(services, workspace, { name: "Доставка", memberIds: [] });
  const path = `/inbox/${direct.id}`;
  assert.equal(await post(agent, `${path}/snooze`, { _action: "update", preset: "3h" }, path), path);
  const off = (await now(direct.id)).snoozedUntil;
  assert.ok(off && Math.abs(Date.parse(off) - Date.now() - 3 * 3_600_000) < 60_000);
  await post(agent, `${path}/team`, { _action: "update", teamId: team });
  await post(agent, `${path}/links`, { _action: "create", number: String(comment.number) });
  const { html, text } = await see(server, path, { as: agent });
  assert.match(html, /aria-label="Отложено до"/);
  assert.match(text, /Группа: Доставка/);
  assert.match(text, new RegExp(`Связанные обращения № ${comment.number}`));
  await post(agent, `${path}/snooze`, { _action: "delete" });
  await post(agent, `${path}/team`, { _action: "delete" });
  await post(agent, `${path}/links`, { _action: "delete", name: comment.id });
  const back = await now(direct.id);
  assert.deepEqual([back.snoozedUntil, back.team, back.links], [undefined, undefined, undefined]);
});

Deno.test("an own time counts in the zone of the page, and a wrong one changes nothing", async () => {
  const { agent, direct, now } = await office();
  const path = `/inbox/${direct.id}/snooze`;
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await post(agent, path, { _action: "update", local: `${day}T09:30`, timeZone: "Asia/Tokyo" });
  assert.equal((await now(direct.id)).snoozedUntil, `${day}T00:30:00.000Z`);
  for (const local of ["", "2020-01-01T09:00", "вчера"]) {
    const init: AskInit = {
      as: agent,
      form: { _action: "update", local },
      headers: { referer: server.origin },
    };
    assert.notEqual((await see(server, path, init)).status, 500);
  }
  assert.equal((await now(direct.id)).snoozedUntil, `${day}T00:30:00.000Z`);
});

Deno.test("where to merge is asked on a page, which leads to the ticket that was kept, and back again", async () => {
  const { agent, direct, comment, now } = await office();
  const path = `/inbox/${comment.id}/merge`;
  const asked = await see(server, path, { as: agent });
  assert.match(asked.text, new RegExp(`К какому обращению присоединить № ${comment.number}`));
  assert.match(asked.html, new RegExp(`<input[^>]*name="ticketId"[^>]*value="${direct.id}"[^>]* checked`));
  assert.equal(await post(agent, path, { _action: "update", ticketId: direct.id }), `/inbox/${direct.id}`);
  const kept = await see(server, `/inbox/${direct.id}`, { as: agent });
  assert.match(kept.text, /Почём\?/);
  const gone = await see(server, `/inbox/${comment.id}`, { as: agent });
  assert.match(gone.text, new RegExp(`в № ${direct.number}`));
  assert.match(gone.text, new RegExp(`Отделить от № ${direct.number}`));
  await post(agent, path, { _action: "delete" });
  assert.equal((await now(comment.id)).status, "open");
});

Deno.test("a merge that cannot be shows the question again, with why", async () => {
  const { agent, direct, comment } = await office();
  await post(agent, `/inbox/${direct.id}/snooze`, { _action: "update", preset: "1h" });
  const form = { _action: "update", ticketId: direct.id };
  const { status, text } = await see(server, `/inbox/${comment.id}/merge`, { as: agent, form });
  assert.equal(status, 409);
  assert.match(text, /К какому обращению присоединить/);
  const itself = { _action: "update", ticketId: comment.id };
  const refused = await see(server, `/inbox/${comment.id}/merge`, { as: agent, form: itself });
  assert.match(refused.text, /само/);
});

Deno.test("a stranger's ticket is not there for any of it", async () => {
  const { direct, comment } = await office();
  const as = await server.open();
  const posts: [string, Record<string, string>][] = [
    ["snooze", { _action: "update", preset: "1h" }],
    ["team", { _action: "delete" }],
    ["links", { _action: "create", number: String(comment.number) }],
    ["merge", { _action: "update", ticketId: comment.id }],
    ["priority", { _action: "update", priority: "high" }],
  ];
  for (const [noun, form] of posts) {
    assert.equal((await see(server, `/inbox/${direct.id}/${noun}`, { as, form })).status, 404, noun);
  }
  assert.equal((await see(server, `/inbox/${direct.id}/merge`, { as })).status, 404);
});

Deno.test("teams are made, filled and taken apart on their pages, by those who manage members", async () => {
  const { as, agent, workspace } = await office();
  const here = "/settings/teams";
  assert.match((await see(server, here, { as })).text, /Групп пока нет/);
  const nameless = await see(server, here, { as, form: { _action: "create", name: " " } });
  assert.equal(nameless.status, 400);
  await post(as, here, { _action: "create", name: "Доставка", memberIds: agent.userId });
  const [team] = await listTeams(workspace);
  assert.deepEqual([team?.name, team?.memberIds], ["Доставка", [agent.userId]]);
  const path = `${here}/${team?.id}`;
  const shown = (await see(server, path, { as })).html;
  assert.match(shown, new RegExp(`<input[^>]*value="${agent.userId}"[^>]* checked`));
  assert.doesNotMatch(shown, new RegExp(`<input[^>]*value="${as.userId}"[^>]* checked`));
  await post(as, path, { _action: "save", name: "Курьеры" });
  assert.deepEqual((await listTeams(workspace)).map(({ name, memberIds }) => [name, memberIds]), [[
    "Курьеры",
    [],
  ]]);
  const typo = await see(server, path, { as, form: { _action: "remove", confirm: "Курьер" } });
  assert.equal(typo.status, 400);
  await post(as, path, { _action: "remove", confirm: "Курьеры" });
  assert.deepEqual(await listTeams(workspace), []);
  for (const init of [{ as: agent }, { as: agent, form: { _action: "create", name: "Моя" } }]) {
    assert.equal((await see(server, here, init)).status, 403);
  }
});

Deno.test("a list is kept by the filters of its address, stands above the tickets, is moved and removed", async () => {
  const { as, agent, workspace } = await office();
  const here = "/settings/views";
  const asked = await see(server, `${here}?assignee=none&status=closed&x=1`, { as: agent });
  assert.match(asked.text, /Что в нём: Закрытые, Ничьи/);
  assert.doesNotMatch(asked.text, /Показывать всем сотрудникам/);
  const query = "assignee=none&status=closed&x=1";
  const led1 = await post(agent, here, { _action: "create", name: "Ничьи закрытые", query });
  assert.match(led1, /^\/inbox\?.*assignee=none/);
  await post(agent, here, { _action: "create", name: "Опт", query: "tag=опт" });
  const [first, second] = await listViews(workspace, agent.userId);
  assert.deepEqual(first?.filters, { status: "closed", assignee: "none" });
  assert.match((await see(server, "/inbox", { as: agent })).text, /Ничьи закрытые Опт/);
  await post(agent, here, { _action: "up", id: second?.id ?? "" });
  await post(agent, here, { _action: "rename", id: first?.id ?? "", name: "Старые" });
  const names = async () => (await listViews(workspace, agent.userId)).map(({ name }) => name);
  assert.deepEqual(await names(), ["Опт", "Старые"]);
  const blank = { _action: "rename", id: first?.id ?? "", name: " " };
  const refused = await see(server, here, { as: agent, form: blank });
  assert.deepEqual([refused.status, /Напишите имя или название/.test(refused.text)], [400, true]);
  await post(agent, here, { _action: "remove", id: second?.id ?? "" });
  assert.deepEqual(await names(), ["Старые"]);
  const theirs = await see(server, here, { as, form: { _action: "remove", id: first?.id ?? "" } });
  assert.equal(theirs.status, 404);
  const shared = { _action: "create", name: "Общий", query: "tag=опт", shared: "on" };
  assert.equal((await see(server, here, { as: agent, form: shared })).status, 403);
});

Deno.test("one says from the menu of every page that one is away, and back", async () => {
  const { agent, workspace } = await office();
  assert.match((await see(server, "/inbox", { as: agent })).text, /Я не на месте/);
  assert.match(
    await post(agent, "/settings/absence", { _action: "create" }, "/contacts"),
    /^\/contacts\?done=away/,
  );
  assert.deepEqual([...await awayMembers(workspace)], [agent.userId]);
  assert.match((await see(server, "/inbox", { as: agent })).text, /Вас нет на месте.*Я на месте/);
  await post(agent, "/settings/absence", { _action: "delete" });
  assert.deepEqual([...await awayMembers(workspace)], []);
});

Deno.test("a channel's page says who gets its new tickets", async () => {
  const { as, agent, workspace, connectionId, services } = await office();
  const path = `/settings/channels/${connectionId}`;
  const settings = async () => (await services.connections.find(connectionId))?.origin.settings.assignment;
  const form = { _action: "assignment", mode: "round_robin", who: "chosen", most: "5" };
  const empty = await see(server, path, { as, form });
  assert.equal(empty.status, 400);
  assert.equal(await settings(), undefined);
  await post(as, path, { ...form, memberIds: agent.userId });
  assert.deepEqual(await settings(), { mode: "round_robin", memberIds: [agent.userId], most: 5 });
  const team = await createTeam(services, workspace, { name: "Доставка", memberIds: [] });
  await post(as, path, { _action: "assignment", mode: "round_robin", who: team, most: "" });
  assert.deepEqual(await settings(), { mode: "round_robin", teamId: team });
  assert.match(
    (await see(server, path, { as })).html,
    new RegExp(`<option[^>]*value="${team}"[^>]*selected`),
  );
  await post(as, path, { _action: "assignment", mode: "off", who: team });
  assert.equal(await settings(), undefined);
});
