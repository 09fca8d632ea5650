import { createRoute } from "@hono/zod-openapi";
import { listHistory } from "@/lib/inbox/views/history_page.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { HistoryPage, HistoryQuery } from "@/routes/api/schemas/team.ts";

/** Who did what to a ticket, and when. */
export function history(api: Api): void {
  api.openapi(list, async (c) => {
    const { workspace, locale } = c.var;
    return c.json(await listHistory(workspace, c.req.valid("param").id, locale, c.req.valid("query")), 200);
  });
}

const list = createRoute({
  ...forMembers("listHistory", "tickets", { refuses: ["not_found"] }),
  method: "get",
  path: "/tickets/{id}/history",
  request: { params: OneId, query: HistoryQuery },
  responses: { 200: json(HistoryPage) },
});
