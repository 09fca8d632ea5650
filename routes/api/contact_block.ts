import { createRoute } from "@hono/zod-openapi";
import { blockContact, unblockContact } from "@/lib/contacts/block.ts";
import { contactView } from "@/lib/inbox/views/contact_view.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { Contact } from "@/routes/api/schemas/contact.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** A block is there or not. */
export function contactBlock(api: Api): void {
  api.openapi(block, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const { id } = c.req.valid("param");
    await blockContact(services, workspace, id, authorOf(viewer));
    return c.json(await contactView(services, workspace, id, locale), 200);
  });
  api.openapi(unblock, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await unblockContact(services, workspace, id);
    return c.json(await contactView(services, workspace, id, locale), 200);
  });
}

const block = createRoute({
  ...forMembers("blockContact", "contacts", { refuses: ["not_found"] }),
  method: "put",
  path: "/contacts/{id}/block",
  request: { params: OneId },
  responses: { 200: json(Contact) },
});

const unblock = createRoute({
  ...forMembers("unblockContact", "contacts", { refuses: ["not_found"] }),
  method: "delete",
  path: "/contacts/{id}/block",
  request: { params: OneId },
  responses: { 200: json(Contact) },
});
