import { createRoute } from "@hono/zod-openapi";
import { search as searchAll } from "@/lib/search/search.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { SearchAnswer, SearchQuery } from "@/routes/api/schemas/search.ts";

/** The whole history of the workspace, by words and filters. */
export function search(api: Api): void {
  api.openapi(find, async (c) => {
    const { services, workspace, onlooker } = c.var;
    const asked = { ...c.req.valid("query"), timeZone: "UTC" };
    return c.json(await searchAll({ services, workspace, onlooker }, asked), 200);
  });
}

const find = createRoute({
  ...forMembers("search", "search"),
  method: "get",
  path: "/search",
  request: { query: SearchQuery },
  responses: { 200: json(SearchAnswer) },
});
