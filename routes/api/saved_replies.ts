import { createRoute } from "@hono/zod-openapi";
import { listReplies, replyView } from "@/lib/replies/list.ts";
import { changeReply, createReply, deleteReply, restoreReply } from "@/lib/replies/saved.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import {
  NewSavedReply,
  SavedReply,
  SavedReplyChange,
  SavedReplyPage,
  SavedReplyQuery,
} from "@/routes/api/schemas/saved_reply.ts";

/** Texts that are kept to be used again: the team's, and everybody's own. */
export function savedReplies(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, viewer } = c.var;
    return c.json(await listReplies(services, workspace, viewer, c.req.valid("query")), 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer } = c.var;
    const id = await createReply(services, workspace, viewer, c.req.valid("json"));
    return c.json(await replyView(services, workspace, viewer, id), 201);
  });
  api.openapi(one, async (c) => {
    const { services, workspace, viewer } = c.var;
    return c.json(await replyView(services, workspace, viewer, c.req.valid("param").id), 200);
  });
  api.openapi(change, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { id } = c.req.valid("param");
    await changeReply(services, workspace, viewer, id, c.req.valid("json"));
    return c.json(await replyView(services, workspace, viewer, id), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace, viewer } = c.var;
    await deleteReply(services, workspace, viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
  api.openapi(restore, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { id } = c.req.valid("param");
    await restoreReply(services, workspace, viewer, id);
    return c.json(await replyView(services, workspace, viewer, id), 201);
  });
}

const list = createRoute({
  ...forMembers("listSavedReplies", "replies"),
  method: "get",
  path: "/saved-replies",
  request: { query: SavedReplyQuery },
  responses: { 200: json(SavedReplyPage) },
});

const create = createRoute({
  ...forMembers("createSavedReply", "replies", { body: true, refuses: ["not_found", "conflict"] }),
  method: "post",
  path: "/saved-replies",
  request: jsonBody(NewSavedReply),
  responses: { 201: json(SavedReply) },
});

const one = createRoute({
  ...forMembers("getSavedReply", "replies", { refuses: ["not_found"] }),
  method: "get",
  path: "/saved-replies/{id}",
  request: { params: OneId },
  responses: { 200: json(SavedReply) },
});

const change = createRoute({
  ...forMembers("changeSavedReply", "replies", { body: true, refuses: ["not_found", "conflict"] }),
  method: "patch",
  path: "/saved-replies/{id}",
  request: { params: OneId, ...jsonBody(SavedReplyChange) },
  responses: { 200: json(SavedReply) },
});

const remove = createRoute({
  ...forMembers("deleteSavedReply", "replies", { refuses: ["not_found"] }),
  method: "delete",
  path: "/saved-replies/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});

const restore = createRoute({
  ...forMembers("restoreSavedReply", "replies", { refuses: ["not_found"] }),
  method: "post",
  path: "/saved-replies/{id}/restoration",
  request: { params: OneId },
  responses: { 201: json(SavedReply) },
});
