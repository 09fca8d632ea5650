import { createRoute } from "@hono/zod-openapi";
import { can } from "@/lib/auth/viewer.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { Me } from "@/routes/api/schemas/member.ts";

/** Who asks, where, and what they may do there. */
export function me(api: Api): void {
  api.openapi(one, (c) => {
    const { viewer, workspace: { id, name, locale } } = c.var;
    const { user, role, via } = viewer;
    return c.json({ user, workspace: { id, name, locale }, role, rights: can(viewer), via }, 200);
  });
}

const one = createRoute({
  ...forMembers("getMe", "team"),
  method: "get",
  path: "/me",
  responses: { 200: json(Me) },
});
