import { createRoute } from "@hono/zod-openapi";
import { draftedTickets, keepDraft } from "@/lib/team/drafts.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { DraftPage, KeptDraft, NewDraft } from "@/routes/api/schemas/team.ts";

/** What a member is writing: kept for each of them and each ticket, and seen by nobody else. */
export function drafts(api: Api): void {
  api.openapi(list, async (c) => {
    const { workspace, viewer } = c.var;
    const items = (await draftedTickets(workspace, viewer.user.id)).map((ticketId) => ({ ticketId }));
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(keep, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { id } = c.req.valid("param");
    const updatedAt = await keepDraft(services, workspace, viewer.user.id, id, c.req.valid("json"));
    return c.json({ updatedAt }, 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace, viewer } = c.var;
    const empty = { reply: "", note: "" };
    await keepDraft(services, workspace, viewer.user.id, c.req.valid("param").id, empty);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listDrafts", "messages"),
  method: "get",
  path: "/drafts",
  responses: { 200: json(DraftPage) },
});

const keep = createRoute({
  ...forMembers("keepDraft", "messages", { body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/tickets/{id}/draft",
  request: { params: OneId, ...jsonBody(NewDraft) },
  responses: { 200: json(KeptDraft) },
});

const remove = createRoute({
  ...forMembers("dropDraft", "messages", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/draft",
  request: { params: OneId },
  responses: { 204: nothing },
});
