import { createRoute } from "@hono/zod-openapi";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/auth/tokens.ts";
import type { Api } from "@/routes/api/env.ts";
import { moment } from "@/routes/api/moment.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { CreatedToken, NewToken, TokenPage } from "@/routes/api/schemas/token.ts";

/** Tokens by which programs act for a member: an agent sees and ends their own, a manager everybody's. */
export function apiTokens(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, viewer } = c.var;
    const all = await listApiTokens(services.control, viewer);
    const items = all.map(({ userId, createdAt, lastUsedAt, ...rest }) => ({
      ...rest,
      memberId: userId,
      createdAt: moment(createdAt),
      lastUsedAt: lastUsedAt === null ? undefined : moment(lastUsedAt),
    }));
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, viewer: { user, workspaceId } } = c.var;
    const { name } = c.req.valid("json");
    const made = await createApiToken(
      services.control,
      { workspaceId, userId: user.id, name },
      services.now(),
    );
    return c.json({ ...made, createdAt: moment(made.createdAt) }, 201);
  });
  api.openapi(revoke, async (c) => {
    const { services, viewer } = c.var;
    await revokeApiToken(services.control, viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listTokens", "tokens"),
  method: "get",
  path: "/api-tokens",
  responses: { 200: json(TokenPage) },
});

const create = createRoute({
  ...forMembers("createToken", "tokens", { body: true }),
  method: "post",
  path: "/api-tokens",
  request: jsonBody(NewToken),
  responses: { 201: json(CreatedToken) },
});

const revoke = createRoute({
  ...forMembers("revokeToken", "tokens", { refuses: ["not_found"] }),
  method: "delete",
  path: "/api-tokens/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
