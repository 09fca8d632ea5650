import { createRoute } from "@hono/zod-openapi";
import { createFolder, deleteFolder, listFolders, renameFolder } from "@/lib/replies/folders.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  NewReplyFolder,
  ReplyFolder,
  ReplyFolderChange,
  ReplyFolderPage,
} from "@/routes/api/schemas/reply_folder.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Where saved replies lie. */
export function replyFolders(api: Api): void {
  api.openapi(list, async (c) => {
    const { workspace, viewer } = c.var;
    return c.json({ items: await listFolders(workspace, viewer), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer } = c.var;
    return c.json(await createFolder(services, workspace, viewer, c.req.valid("json")), 201);
  });
  api.openapi(rename, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { name } = c.req.valid("json");
    return c.json(await renameFolder(services, workspace, viewer, c.req.valid("param").id, name), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace, viewer } = c.var;
    await deleteFolder(services, workspace, viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listReplyFolders", "replies"),
  method: "get",
  path: "/saved-replies/folders",
  responses: { 200: json(ReplyFolderPage) },
});

const create = createRoute({
  ...forMembers("createReplyFolder", "replies", { body: true, refuses: ["conflict"] }),
  method: "post",
  path: "/saved-replies/folders",
  request: jsonBody(NewReplyFolder),
  responses: { 201: json(ReplyFolder) },
});

const rename = createRoute({
  ...forMembers("renameReplyFolder", "replies", { body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/saved-replies/folders/{id}",
  request: { params: OneId, ...jsonBody(ReplyFolderChange) },
  responses: { 200: json(ReplyFolder) },
});

const remove = createRoute({
  ...forMembers("deleteReplyFolder", "replies", { refuses: ["not_found"] }),
  method: "delete",
  path: "/saved-replies/folders/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
