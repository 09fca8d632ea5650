import { createRoute } from "@hono/zod-openapi";
import { mergeContacts } from "@/lib/contacts/merge.ts";
import { listMerges } from "@/lib/contacts/merges.ts";
import { unmerge } from "@/lib/contacts/unmerge.ts";
import { AppError } from "@/lib/errors.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  ContactMerge,
  ContactMergePage,
  MergeOfContact,
  NewContactMerge,
} from "@/routes/api/schemas/contact_parts.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Two cards of one person become one; taking the merge away makes two of it again. */
export function contactMerges(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, locale } = c.var;
    const items = await listMerges(services, workspace, c.req.valid("param").id, locale);
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const { id } = c.req.valid("param");
    const { contactId, name } = c.req.valid("json");
    const input = { mergedId: contactId, name };
    const mergeId = await mergeContacts(services, workspace, id, input, authorOf(viewer));
    const made = (await listMerges(services, workspace, id, locale)).find((one) => one.id === mergeId);
    if (!made) throw new AppError("not_found", { mergeId });
    return c.json(made, 201);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace } = c.var;
    const { id, mergeId } = c.req.valid("param");
    await unmerge(services, workspace, id, mergeId);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listContactMerges", "contacts", { refuses: ["not_found"] }),
  method: "get",
  path: "/contacts/{id}/merges",
  request: { params: OneId },
  responses: { 200: json(ContactMergePage) },
});

const create = createRoute({
  ...forMembers("mergeContacts", "contacts", { body: true, refuses: ["not_found", "conflict"] }),
  method: "post",
  path: "/contacts/{id}/merges",
  request: { params: OneId, ...jsonBody(NewContactMerge) },
  responses: { 201: json(ContactMerge) },
});

const remove = createRoute({
  ...forMembers("undoContactMerge", "contacts", { refuses: ["not_found", "link_expired"] }),
  method: "delete",
  path: "/contacts/{id}/merges/{mergeId}",
  request: { params: MergeOfContact },
  responses: { 204: nothing },
});
