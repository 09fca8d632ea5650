import { createRoute } from "@hono/zod-openapi";
import { blanksOf } from "@/lib/channels/template.ts";
import { listTemplates } from "@/lib/inbox/templates.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { TemplatePage } from "@/routes/api/schemas/template.ts";

/** The messages that a ticket's platform has approved beforehand. */
export function templates(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace } = c.var;
    const all = await listTemplates(services, workspace, c.req.valid("param").id);
    const items = all.map((template) => {
      const { named: _, buttons, ...rest } = template;
      return { ...rest, buttons: [...buttons], blanks: blanksOf(template) };
    });
    return c.json({ items, nextCursor: null }, 200);
  });
}

const list = createRoute({
  ...forMembers("listTemplates", "messages", { refuses: ["not_found", "not_available"] }),
  method: "get",
  path: "/tickets/{id}/templates",
  request: { params: OneId },
  responses: { 200: json(TemplatePage) },
});
