import { createRoute } from "@hono/zod-openapi";
import { changeView, createView, deleteView, listViews, viewById } from "@/lib/team/views.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { NewSavedView, SavedView, SavedViewChange, SavedViewPage } from "@/routes/api/schemas/team.ts";

/** Lists of tickets that are kept by their filters: the workspace's, and everybody's own. */
export function views(api: Api): void {
  api.openapi(list, async (c) => {
    const { workspace, viewer } = c.var;
    return c.json({ items: await listViews(workspace, viewer.user.id), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer } = c.var;
    const id = await createView(services, workspace, viewer, c.req.valid("json"));
    return c.json(await viewById(workspace, viewer.user.id, id), 201);
  });
  api.openapi(one, async (c) => {
    const { workspace, viewer } = c.var;
    return c.json(await viewById(workspace, viewer.user.id, c.req.valid("param").id), 200);
  });
  api.openapi(change, async (c) => {
    const { workspace, viewer } = c.var;
    const { id } = c.req.valid("param");
    await changeView(workspace, viewer, id, c.req.valid("json"));
    return c.json(await viewById(workspace, viewer.user.id, id), 200);
  });
  api.openapi(remove, async (c) => {
    const { workspace, viewer } = c.var;
    await deleteView(workspace, viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listViews", "views"),
  method: "get",
  path: "/views",
  responses: { 200: json(SavedViewPage) },
});

const create = createRoute({
  ...forMembers("createView", "views", { body: true, refuses: ["conflict"] }),
  method: "post",
  path: "/views",
  request: jsonBody(NewSavedView),
  responses: { 201: json(SavedView) },
});

const one = createRoute({
  ...forMembers("getView", "views", { refuses: ["not_found"] }),
  method: "get",
  path: "/views/{id}",
  request: { params: OneId },
  responses: { 200: json(SavedView) },
});

const change = createRoute({
  ...forMembers("changeView", "views", { body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/views/{id}",
  request: { params: OneId, ...jsonBody(SavedViewChange) },
  responses: { 200: json(SavedView) },
});

const remove = createRoute({
  ...forMembers("deleteView", "views", { refuses: ["not_found"] }),
  method: "delete",
  path: "/views/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
