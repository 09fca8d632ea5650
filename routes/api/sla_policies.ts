import { createRoute } from "@hono/zod-openapi";
import { addPolicy, changePolicy, listPolicies, policyById, removePolicy } from "@/lib/sla/policy_book.ts";
import { policyView } from "@/lib/sla/policy_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { NewSlaPolicy, SlaPolicy, SlaPolicyChange, SlaPolicyPage } from "@/routes/api/schemas/sla.ts";

/** How soon customers are to be answered. */
export function slaPolicies(api: Api): void {
  api.openapi(list, async (c) => {
    const all = await listPolicies(c.var.workspace);
    return c.json({ items: all.map(policyView), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace } = c.var;
    const id = await addPolicy(services, workspace, c.req.valid("json"));
    return c.json(policyView(await policyById(workspace, id)), 201);
  });
  api.openapi(one, async (c) => {
    return c.json(policyView(await policyById(c.var.workspace, c.req.valid("param").id)), 200);
  });
  api.openapi(change, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    const before = await policyById(workspace, id);
    await changePolicy(services, workspace, id, { ...before, ...c.req.valid("json") });
    return c.json(policyView(await policyById(workspace, id)), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace } = c.var;
    await removePolicy(services, workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const right = "manageSettings";

const list = createRoute({
  ...forMembers("listSlaPolicies", "sla"),
  method: "get",
  path: "/sla-policies",
  responses: { 200: json(SlaPolicyPage) },
});

const create = createRoute({
  ...forMembers("createSlaPolicy", "sla", { right, body: true, refuses: ["not_found"] }),
  method: "post",
  path: "/sla-policies",
  request: jsonBody(NewSlaPolicy),
  responses: { 201: json(SlaPolicy) },
});

const one = createRoute({
  ...forMembers("getSlaPolicy", "sla", { refuses: ["not_found"] }),
  method: "get",
  path: "/sla-policies/{id}",
  request: { params: OneId },
  responses: { 200: json(SlaPolicy) },
});

const change = createRoute({
  ...forMembers("changeSlaPolicy", "sla", { right, body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/sla-policies/{id}",
  request: { params: OneId, ...jsonBody(SlaPolicyChange) },
  responses: { 200: json(SlaPolicy) },
});

const remove = createRoute({
  ...forMembers("deleteSlaPolicy", "sla", { right, refuses: ["not_found"] }),
  method: "delete",
  path: "/sla-policies/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
