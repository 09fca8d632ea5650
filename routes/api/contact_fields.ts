import { createRoute } from "@hono/zod-openapi";
import { addField, changeField } from "@/lib/contacts/define_field.ts";
import { type FieldRow, ownField, ownFields } from "@/lib/contacts/own_fields.ts";
import { setAway } from "@/lib/contacts/put_away.ts";
import type { Api } from "@/routes/api/env.ts";
import { moment } from "@/routes/api/moment.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  ContactField,
  ContactFieldChange,
  ContactFieldPage,
  NewContactField,
} from "@/routes/api/schemas/contact_field.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Fields of the workspace's own on the client cards. */
export function contactFields(api: Api): void {
  api.openapi(list, async (c) => {
    const { used, away } = await ownFields(c.var.workspace);
    return c.json({ items: [...used, ...away].map(fieldOf), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace } = c.var;
    const id = await addField(services, workspace, c.req.valid("json"));
    return c.json(fieldOf(await ownField(workspace, id)), 201);
  });
  api.openapi(change, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    const { archived, ...definition } = c.req.valid("json");
    await changeField(workspace, id, definition);
    if (archived !== undefined) await setAway(services, workspace, id, archived);
    return c.json(fieldOf(await ownField(workspace, id)), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace } = c.var;
    await setAway(services, workspace, c.req.valid("param").id, true);
    return c.body(null, 204);
  });
}

function fieldOf({ id, name, kind, choices, archivedAt }: FieldRow) {
  return { id, name, kind, choices, archivedAt: archivedAt === null ? undefined : moment(archivedAt) };
}

const list = createRoute({
  ...forMembers("listContactFields", "contacts"),
  method: "get",
  path: "/contact-fields",
  responses: { 200: json(ContactFieldPage) },
});

const create = createRoute({
  ...forMembers("addContactField", "contacts", {
    right: "manageSettings",
    body: true,
    refuses: ["conflict"],
  }),
  method: "post",
  path: "/contact-fields",
  request: jsonBody(NewContactField),
  responses: { 201: json(ContactField) },
});

const change = createRoute({
  ...forMembers("changeContactField", "contacts", {
    right: "manageSettings",
    body: true,
    refuses: ["not_found", "conflict"],
  }),
  method: "patch",
  path: "/contact-fields/{id}",
  request: { params: OneId, ...jsonBody(ContactFieldChange) },
  responses: { 200: json(ContactField) },
});

const remove = createRoute({
  ...forMembers("archiveContactField", "contacts", { right: "manageSettings", refuses: ["not_found"] }),
  method: "delete",
  path: "/contact-fields/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
