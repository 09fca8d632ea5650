import { createRoute } from "@hono/zod-openapi";
import type { Locale } from "@/lib/i18n/locale.ts";
import {
  addRule,
  changeRule,
  listRules,
  orderRules,
  removeRule,
  ruleById,
  switchRule,
} from "@/lib/rules/keep.ts";
import { readNames } from "@/lib/rules/names.ts";
import { ruleView } from "@/lib/rules/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { NewRule, Rule, RuleChange, RuleOrder, RulePage } from "@/routes/api/schemas/rules.ts";

interface Asked {
  readonly services: Services;
  readonly workspace: Workspace;
  readonly locale: Locale;
}

/** What is done by itself. */
export function rules(api: Api): void {
  api.openapi(list, async (c) => c.json(await all(c.var), 200));
  api.openapi(create, async (c) => {
    const id = await addRule(c.var.services, c.var.workspace, c.req.valid("json"));
    return c.json(await shown(c.var, id), 201);
  });
  api.openapi(order, async (c) => {
    await orderRules(c.var.services, c.var.workspace, c.req.valid("json").ids);
    return c.json(await all(c.var), 200);
  });
  api.openapi(one, async (c) => c.json(await shown(c.var, c.req.valid("param").id), 200));
  api.openapi(change, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    const { enabled, ...told } = c.req.valid("json");
    const before = await ruleById(workspace, id);
    const rewritten = Object.keys(told).length > 0;
    if (rewritten) await changeRule(services, workspace, id, { ...before, ...told });
    if (enabled !== undefined) await switchRule(services, workspace, id, enabled);
    return c.json(await shown(c.var, id), 200);
  });
  api.openapi(remove, async (c) => {
    await removeRule(c.var.services, c.var.workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

async function all({ services, workspace, locale }: Asked) {
  const names = await readNames(services, workspace);
  const items = (await listRules(workspace)).map((rule) => ruleView(rule, names, locale));
  return { items, nextCursor: null };
}

async function shown({ services, workspace, locale }: Asked, id: string) {
  return ruleView(await ruleById(workspace, id), await readNames(services, workspace), locale);
}

const right = "manageSettings";

const list = createRoute({
  ...forMembers("listRules", "rules", { right }),
  method: "get",
  path: "/rules",
  responses: { 200: json(RulePage) },
});

const create = createRoute({
  ...forMembers("createRule", "rules", { right, body: true, refuses: ["conflict"] }),
  method: "post",
  path: "/rules",
  request: jsonBody(NewRule),
  responses: { 201: json(Rule) },
});

const order = createRoute({
  ...forMembers("orderRules", "rules", { right, body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/rules/order",
  request: jsonBody(RuleOrder),
  responses: { 200: json(RulePage) },
});

const one = createRoute({
  ...forMembers("getRule", "rules", { right, refuses: ["not_found"] }),
  method: "get",
  path: "/rules/{id}",
  request: { params: OneId },
  responses: { 200: json(Rule) },
});

const change = createRoute({
  ...forMembers("changeRule", "rules", { right, body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/rules/{id}",
  request: { params: OneId, ...jsonBody(RuleChange) },
  responses: { 200: json(Rule) },
});

const remove = createRoute({
  ...forMembers("deleteRule", "rules", { right, refuses: ["not_found"] }),
  method: "delete",
  path: "/rules/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
