import { createRoute } from "@hono/zod-openapi";
import { copyFiles } from "@/lib/replies/files.ts";
import { allReplies } from "@/lib/replies/list.ts";
import { mostEdited } from "@/lib/replies/most_edited.ts";
import { addStarters } from "@/lib/replies/starter/mod.ts";
import { recordUses } from "@/lib/replies/uses.ts";
import { valuesFor } from "@/lib/replies/values.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import {
  AddedStarters,
  ReplyFiles,
  ReplyUse,
  ReplyValues,
  SavedReplyPage,
} from "@/routes/api/schemas/saved_reply.ts";

const MOST_EDITED = 20;

/** Putting saved replies into answers, and what is learnt from it. */
export function replyUses(api: Api): void {
  api.openapi(usage, async (c) => {
    const { services, workspace, viewer } = c.var;
    const all = await allReplies(services, workspace, viewer);
    return c.json({ items: mostEdited(all, MOST_EDITED), nextCursor: null }, 200);
  });
  api.openapi(record, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { messageId, replies } = c.req.valid("json");
    await recordUses(services, workspace, viewer, messageId, replies);
    return c.body(null, 204);
  });
  api.openapi(starters, async (c) => {
    const { services, workspace, viewer } = c.var;
    return c.json({ added: await addStarters(services, workspace, viewer.user.id) }, 201);
  });
  api.openapi(files, async (c) => {
    const { services, workspace, viewer } = c.var;
    return c.json({ items: await copyFiles(services, workspace, viewer, c.req.valid("param").id) }, 201);
  });
  api.openapi(values, async (c) => {
    const { services, workspace, viewer } = c.var;
    return c.json(await valuesFor(services, workspace, viewer.user, c.req.valid("param").id), 200);
  });
}

const usage = createRoute({
  ...forMembers("listEditedReplies", "replies"),
  method: "get",
  path: "/saved-replies/usage",
  responses: { 200: json(SavedReplyPage) },
});

const record = createRoute({
  ...forMembers("recordReplyUse", "replies", { body: true, refuses: ["not_found"] }),
  method: "post",
  path: "/saved-replies/uses",
  request: jsonBody(ReplyUse),
  responses: { 204: nothing },
});

const starters = createRoute({
  ...forMembers("addStarterReplies", "replies", { right: "manageSettings" }),
  method: "post",
  path: "/saved-replies/starters",
  responses: { 201: json(AddedStarters) },
});

const files = createRoute({
  ...forMembers("copyReplyFiles", "replies", { refuses: ["not_found"] }),
  method: "post",
  path: "/saved-replies/{id}/files",
  request: { params: OneId },
  responses: { 201: json(ReplyFiles) },
});

const values = createRoute({
  ...forMembers("getReplyValues", "replies", { refuses: ["not_found"] }),
  method: "get",
  path: "/tickets/{id}/reply-values",
  request: { params: OneId },
  responses: { 200: json(ReplyValues) },
});
