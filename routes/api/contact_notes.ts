import { createRoute, z } from "@hono/zod-openapi";
import { can } from "@/lib/auth/viewer.ts";
import { addNote, listNotes, removeNote } from "@/lib/contacts/notes.ts";
import { AppError } from "@/lib/errors.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  ContactNote,
  ContactNotePage,
  NewContactNote,
  NoteOfContact,
} from "@/routes/api/schemas/contact_parts.ts";
import { OneId, pageQuery } from "@/routes/api/schemas/request.ts";

/** What colleagues wrote down about a customer. */
export function contactNotes(api: Api): void {
  api.openapi(list, async (c) => {
    const { workspace } = c.var;
    return c.json(await listNotes(workspace, c.req.valid("param").id, c.req.valid("query")), 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { id } = c.req.valid("param");
    const noteId = await addNote(services, workspace, id, authorOf(viewer), c.req.valid("json").text);
    const { items } = await listNotes(workspace, id, { limit: 10 });
    const made = items.find((note) => note.id === noteId);
    if (!made) throw new AppError("not_found", { noteId });
    return c.json(made, 201);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { id, noteId } = c.req.valid("param");
    const by = { id: viewer.user.id, manages: can(viewer).manageSettings };
    await removeNote(services, workspace, id, noteId, by);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listContactNotes", "contacts", { refuses: ["not_found"] }),
  method: "get",
  path: "/contacts/{id}/notes",
  request: { params: OneId, query: z.object(pageQuery) },
  responses: { 200: json(ContactNotePage) },
});

const create = createRoute({
  ...forMembers("addContactNote", "contacts", { body: true, refuses: ["not_found"] }),
  method: "post",
  path: "/contacts/{id}/notes",
  request: { params: OneId, ...jsonBody(NewContactNote) },
  responses: { 201: json(ContactNote) },
});

const remove = createRoute({
  ...forMembers("removeContactNote", "contacts", { refuses: ["not_found", "forbidden"] }),
  method: "delete",
  path: "/contacts/{id}/notes/{noteId}",
  request: { params: NoteOfContact },
  responses: { 204: nothing },
});
