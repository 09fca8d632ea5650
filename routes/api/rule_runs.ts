import { createRoute } from "@hono/zod-openapi";
import { ticketFor } from "@/lib/inbox/tickets.ts";
import { tryRule } from "@/lib/rules/dry_run.ts";
import { ruleById } from "@/lib/rules/keep.ts";
import { runsOfRule, runsOnTicket } from "@/lib/rules/log.ts";
import { runView } from "@/lib/rules/view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { DryRun, NewRule, RuleRunPage } from "@/routes/api/schemas/rules.ts";

/** What rules have done, and would have done. */
export function ruleRuns(api: Api): void {
  api.openapi(tried, async (c) => {
    const { looked, matched } = await tryRule(c.var.services, c.var.workspace, c.req.valid("json"));
    const items = matched.map(({ ticketId, number, contact, effects }) => ({
      ticketId,
      number,
      contact,
      effects: [...effects],
    }));
    return c.json({ looked, matched: matched.length, items }, 200);
  });
  api.openapi(ofRule, async (c) => {
    const { id } = await ruleById(c.var.workspace, c.req.valid("param").id);
    const items = (await runsOfRule(c.var.workspace, id)).map(runView);
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(ofTicket, async (c) => {
    const { id } = await ticketFor(c.var.workspace, c.req.valid("param").id);
    const items = (await runsOnTicket(c.var.workspace, id)).map(runView);
    return c.json({ items, nextCursor: null }, 200);
  });
}

const right = "manageSettings";

const tried = createRoute({
  ...forMembers("tryRule", "rules", { right, body: true }),
  method: "post",
  path: "/rules/dry-runs",
  request: jsonBody(NewRule),
  responses: { 200: json(DryRun) },
});

const ofRule = createRoute({
  ...forMembers("listRuleRuns", "rules", { right, refuses: ["not_found"] }),
  method: "get",
  path: "/rules/{id}/runs",
  request: { params: OneId },
  responses: { 200: json(RuleRunPage) },
});

const ofTicket = createRoute({
  ...forMembers("listTicketRuleRuns", "rules", { refuses: ["not_found"] }),
  method: "get",
  path: "/tickets/{id}/rule-runs",
  request: { params: OneId },
  responses: { 200: json(RuleRunPage) },
});
