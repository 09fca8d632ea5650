import { createRoute } from "@hono/zod-openapi";
import { changeTeam, createTeam, deleteTeam, listTeams, teamById } from "@/lib/team/teams.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { NewTeam, Team, TeamChange, TeamPage } from "@/routes/api/schemas/team.ts";

/** Members who share a kind of work. */
export function teams(api: Api): void {
  api.openapi(list, async (c) => {
    const items = (await listTeams(c.var.workspace)).map(plain);
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace } = c.var;
    const id = await createTeam(services, workspace, c.req.valid("json"));
    return c.json(plain(await teamById(workspace, id)), 201);
  });
  api.openapi(one, async (c) => c.json(plain(await teamById(c.var.workspace, c.req.valid("param").id)), 200));
  api.openapi(change, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    await changeTeam(services, workspace, id, c.req.valid("json"));
    return c.json(plain(await teamById(workspace, id)), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace } = c.var;
    await deleteTeam(services, workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

function plain({ id, name, memberIds }: Awaited<ReturnType<typeof teamById>>) {
  return { id, name, memberIds: [...memberIds] };
}

const right = "manageMembers";

const list = createRoute({
  ...forMembers("listTeams", "team"),
  method: "get",
  path: "/teams",
  responses: { 200: json(TeamPage) },
});

const create = createRoute({
  ...forMembers("createTeam", "team", { right, body: true, refuses: ["not_found", "conflict"] }),
  method: "post",
  path: "/teams",
  request: jsonBody(NewTeam),
  responses: { 201: json(Team) },
});

const one = createRoute({
  ...forMembers("getTeam", "team", { refuses: ["not_found"] }),
  method: "get",
  path: "/teams/{id}",
  request: { params: OneId },
  responses: { 200: json(Team) },
});

const change = createRoute({
  ...forMembers("changeTeam", "team", { right, body: true, refuses: ["not_found", "conflict"] }),
  method: "patch",
  path: "/teams/{id}",
  request: { params: OneId, ...jsonBody(TeamChange) },
  responses: { 200: json(Team) },
});

const remove = createRoute({
  ...forMembers("deleteTeam", "team", { right, refuses: ["not_found", "conflict"] }),
  method: "delete",
  path: "/teams/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
