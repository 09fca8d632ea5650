import { createRoute } from "@hono/zod-openapi";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { SlaChoice } from "@/routes/api/schemas/sla.ts";

/** Which policies a connection follows: for direct messages and for posts apart. */
export function connectionSla(api: Api): void {
  api.openapi(choose, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    const { direct, posts, hours } = c.req.valid("json");
    const choice = { direct: direct ?? undefined, posts: posts ?? undefined, hours: hours ?? undefined };
    await choosePolicies(services, workspace, new Map([[id, choice]]));
    return c.json((await connectionView(services, workspace, id)).settings.sla ?? {}, 200);
  });
}

const choose = createRoute({
  ...forMembers("chooseSlaPolicies", "sla", { right: "manageSettings", body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/connections/{id}/sla",
  request: { params: OneId, ...jsonBody(SlaChoice) },
  responses: { 200: json(SlaChoice) },
});
