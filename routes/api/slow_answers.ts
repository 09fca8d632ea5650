import { createRoute } from "@hono/zod-openapi";
import { slowAnswers } from "@/lib/inbox/views/slow_answers.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { SlowAnswerPage } from "@/routes/api/schemas/slow_answer.ts";

/** Where customers wait although they are shown that somebody is there. */
export function slow(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace } = c.var;
    return c.json({ items: await slowAnswers(services, workspace) ?? [], nextCursor: null }, 200);
  });
}

const list = createRoute({
  ...forMembers("listSlowAnswers", "connections"),
  method: "get",
  path: "/slow-answers",
  responses: { 200: json(SlowAnswerPage) },
});
