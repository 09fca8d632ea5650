import { createRoute } from "@hono/zod-openapi";
import { invite, listInvitations, revokeInvitation } from "@/lib/auth/invitations.ts";
import type { Api } from "@/routes/api/env.ts";
import { moment } from "@/routes/api/moment.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { CreatedInvitation, InvitationPage, NewInvitation } from "@/routes/api/schemas/member.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Links by which people become members. */
export function invitations(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, viewer } = c.var;
    const all = await listInvitations(services.control, viewer, services.now());
    const items = all.map((one) => ({
      ...one,
      createdAt: moment(one.createdAt),
      expiresAt: moment(one.expiresAt),
    }));
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, viewer } = c.var;
    const { email, role } = c.req.valid("json");
    const { id, token, expiresAt } = await invite(services.control, viewer, { email, role }, services.now());
    const url = `${services.config.origin}/invitations/${token}`;
    return c.json({ id, url, role, email: email ?? null, expiresAt: moment(expiresAt) }, 201);
  });
  api.openapi(revoke, async (c) => {
    const { services, viewer } = c.var;
    await revokeInvitation(services.control, viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const right = "manageMembers";

const list = createRoute({
  ...forMembers("listInvitations", "team", { right }),
  method: "get",
  path: "/invitations",
  responses: { 200: json(InvitationPage) },
});

const create = createRoute({
  ...forMembers("createInvitation", "team", { right, body: true, refuses: ["conflict"] }),
  method: "post",
  path: "/invitations",
  request: jsonBody(NewInvitation),
  responses: { 201: json(CreatedInvitation) },
});

const revoke = createRoute({
  ...forMembers("revokeInvitation", "team", { right, refuses: ["not_found"] }),
  method: "delete",
  path: "/invitations/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
