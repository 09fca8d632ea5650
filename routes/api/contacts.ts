import { createRoute } from "@hono/zod-openapi";
import { listContacts } from "@/lib/contacts/list.ts";
import { changeContact } from "@/lib/inbox/contacts.ts";
import { contactView } from "@/lib/inbox/views/contact_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { Contact, ContactChange } from "@/routes/api/schemas/contact.ts";
import { ContactPage, ContactQuery } from "@/routes/api/schemas/contact_list.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Customers, and the card of one. */
export function contacts(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, locale } = c.var;
    return c.json(await listContacts(services, workspace, locale, c.req.valid("query")), 200);
  });
  api.openapi(one, async (c) => {
    const { services, workspace, locale } = c.var;
    return c.json(await contactView(services, workspace, c.req.valid("param").id, locale), 200);
  });
  api.openapi(change, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await changeContact(services, workspace, id, c.req.valid("json"));
    return c.json(await contactView(services, workspace, id, locale), 200);
  });
}

const list = createRoute({
  ...forMembers("listContacts", "contacts"),
  method: "get",
  path: "/contacts",
  request: { query: ContactQuery },
  responses: { 200: json(ContactPage) },
});

const one = createRoute({
  ...forMembers("getContact", "contacts", { refuses: ["not_found"] }),
  method: "get",
  path: "/contacts/{id}",
  request: { params: OneId },
  responses: { 200: json(Contact) },
});

const change = createRoute({
  ...forMembers("changeContact", "contacts", { body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/contacts/{id}",
  request: { params: OneId, ...jsonBody(ContactChange) },
  responses: { 200: json(Contact) },
});
