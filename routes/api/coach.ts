import { createRoute } from "@hono/zod-openapi";
import { RULES } from "@/lib/replies/coach/advice.ts";
import { changeCoach, coachSettings } from "@/lib/replies/coach_settings.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { Coach, CoachChange } from "@/routes/api/schemas/coach.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The hints about a text, and which of them are off. */
export function coach(api: Api): void {
  api.openapi(read, async (c) => c.json(await view(c.var.workspace, c.var.viewer), 200));
  api.openapi(change, async (c) => {
    const { services, workspace, viewer } = c.var;
    await changeCoach(services, workspace, viewer, c.req.valid("json"));
    return c.json(await view(workspace, viewer), 200);
  });
}

async function view(workspace: Workspace, viewer: Viewer) {
  const off = await coachSettings(workspace, viewer);
  return { rules: [...RULES], workspace: [...off.workspace], mine: [...off.mine] };
}

const read = createRoute({
  ...forMembers("getCoach", "replies"),
  method: "get",
  path: "/coach",
  responses: { 200: json(Coach) },
});

const change = createRoute({
  ...forMembers("changeCoach", "replies", { body: true }),
  method: "patch",
  path: "/coach",
  request: jsonBody(CoachChange),
  responses: { 200: json(Coach) },
});
