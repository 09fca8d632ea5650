import { createRoute } from "@hono/zod-openapi";
import { addHours, changeHours, hoursById, listHours, removeHours } from "@/lib/sla/hours_book.ts";
import { hoursInput, hoursView } from "@/lib/sla/hours_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import {
  BusinessHours,
  BusinessHoursChange,
  BusinessHoursPage,
  NewBusinessHours,
} from "@/routes/api/schemas/sla.ts";

/** When a team works: what deadlines count by. */
export function businessHours(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace } = c.var;
    const all = await listHours(workspace);
    return c.json({ items: all.map((row) => hoursView(row, services.now())), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace } = c.var;
    const id = await addHours(services, workspace, c.req.valid("json"));
    return c.json(hoursView(await hoursById(workspace, id), services.now()), 201);
  });
  api.openapi(one, async (c) => {
    const { services, workspace } = c.var;
    return c.json(hoursView(await hoursById(workspace, c.req.valid("param").id), services.now()), 200);
  });
  api.openapi(change, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    const before = hoursInput(await hoursById(workspace, id));
    await changeHours(services, workspace, id, { ...before, ...c.req.valid("json") });
    return c.json(hoursView(await hoursById(workspace, id), services.now()), 200);
  });
  api.openapi(remove, async (c) => {
    await removeHours(c.var.services, c.var.workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const right = "manageSettings";

const list = createRoute({
  ...forMembers("listBusinessHours", "sla"),
  method: "get",
  path: "/business-hours",
  responses: { 200: json(BusinessHoursPage) },
});

const create = createRoute({
  ...forMembers("createBusinessHours", "sla", { right, body: true }),
  method: "post",
  path: "/business-hours",
  request: jsonBody(NewBusinessHours),
  responses: { 201: json(BusinessHours) },
});

const one = createRoute({
  ...forMembers("getBusinessHours", "sla", { refuses: ["not_found"] }),
  method: "get",
  path: "/business-hours/{id}",
  request: { params: OneId },
  responses: { 200: json(BusinessHours) },
});

const change = createRoute({
  ...forMembers("changeBusinessHours", "sla", { right, body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/business-hours/{id}",
  request: { params: OneId, ...jsonBody(BusinessHoursChange) },
  responses: { 200: json(BusinessHours) },
});

const remove = createRoute({
  ...forMembers("deleteBusinessHours", "sla", { right, refuses: ["not_found", "conflict"] }),
  method: "delete",
  path: "/business-hours/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
