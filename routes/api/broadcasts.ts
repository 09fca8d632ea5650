import { createRoute } from "@hono/zod-openapi";
import { changeDraft, draftBroadcast, removeDraft } from "@/lib/broadcasts/drafts.ts";
import { moveBroadcast } from "@/lib/broadcasts/run.ts";
import { broadcastView, listBroadcasts } from "@/lib/broadcasts/views/broadcast_view.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  Broadcast,
  BroadcastChange,
  BroadcastMove,
  BroadcastPage,
  BroadcastQuery,
  NewBroadcast,
} from "@/routes/api/schemas/broadcast.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** One text to everybody who allowed it: drafts, and how far those that were started have come. */
export function broadcasts(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, locale } = c.var;
    return c.json(await listBroadcasts(services, workspace, locale, c.req.valid("query")), 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const id = await draftBroadcast(services, workspace, authorOf(viewer), c.req.valid("json"));
    return c.json(await broadcastView(services, workspace, id, locale), 201);
  });
  api.openapi(one, async (c) => {
    const { services, workspace, locale } = c.var;
    return c.json(await broadcastView(services, workspace, c.req.valid("param").id, locale), 200);
  });
  api.openapi(change, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await changeDraft(services, workspace, id, c.req.valid("json"));
    return c.json(await broadcastView(services, workspace, id, locale), 200);
  });
  api.openapi(remove, async (c) => {
    await removeDraft(c.var.workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
  api.openapi(move, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await moveBroadcast(services, workspace, id, c.req.valid("json").status);
    return c.json(await broadcastView(services, workspace, id, locale), 200);
  });
}

const right = "manageConnections";
const wrong = [
  "not_found",
  "not_available",
  "text_too_long",
  "attachment_not_supported",
  "placeholder_unresolved",
] as const;

const list = createRoute({
  ...forMembers("listBroadcasts", "broadcasts", { right }),
  method: "get",
  path: "/broadcasts",
  request: { query: BroadcastQuery },
  responses: { 200: json(BroadcastPage) },
});

const create = createRoute({
  ...forMembers("createBroadcast", "broadcasts", { right, body: true, refuses: wrong }),
  method: "post",
  path: "/broadcasts",
  request: jsonBody(NewBroadcast),
  responses: { 201: json(Broadcast) },
});

const one = createRoute({
  ...forMembers("getBroadcast", "broadcasts", { right, refuses: ["not_found"] }),
  method: "get",
  path: "/broadcasts/{id}",
  request: { params: OneId },
  responses: { 200: json(Broadcast) },
});

const change = createRoute({
  ...forMembers("changeBroadcast", "broadcasts", { right, body: true, refuses: [...wrong, "conflict"] }),
  method: "patch",
  path: "/broadcasts/{id}",
  request: { params: OneId, ...jsonBody(BroadcastChange) },
  responses: { 200: json(Broadcast) },
});

const remove = createRoute({
  ...forMembers("deleteBroadcast", "broadcasts", { right, refuses: ["not_found", "conflict"] }),
  method: "delete",
  path: "/broadcasts/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});

const move = createRoute({
  ...forMembers("moveBroadcast", "broadcasts", {
    right,
    body: true,
    refuses: ["not_found", "not_available", "conflict", "connection_paused"],
  }),
  method: "put",
  path: "/broadcasts/{id}/status",
  request: { params: OneId, ...jsonBody(BroadcastMove) },
  responses: { 200: json(Broadcast) },
});
