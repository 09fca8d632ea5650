import { createRoute } from "@hono/zod-openapi";
import { csiAnswers } from "@/lib/csi/answers.ts";
import { changeCsi } from "@/lib/csi/change_settings.ts";
import { changeOverride } from "@/lib/csi/override.ts";
import { refuseDays } from "@/lib/csi/period.ts";
import { csiQuery, csiReport } from "@/lib/csi/report.ts";
import { csiSettings } from "@/lib/csi/settings.ts";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import {
  CsiAnswerPage,
  CsiAnswersQuery,
  CsiOverride,
  CsiOverrideChange,
  CsiResults,
  CsiResultsQuery,
  CsiSettings,
  CsiSettingsChange,
} from "@/routes/api/schemas/csi.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Days of a program are those of UTC, like all its times. */
const ZONE = "UTC";

/** Asking customers how it was, and what they answered. */
export function csi(api: Api): void {
  api.openapi(read, async (c) => c.json(await csiSettings(c.var.workspace), 200));
  api.openapi(change, async (c) => {
    const { workspace, viewer } = c.var;
    await changeCsi(workspace, viewer, c.req.valid("json"));
    return c.json(await csiSettings(workspace), 200);
  });
  api.openapi(override, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    await changeOverride(services, workspace, id, c.req.valid("json"));
    return c.json((await connectionView(services, workspace, id)).settings.csi ?? {}, 200);
  });
  api.openapi(results, async (c) => {
    const { services, workspace, viewer } = c.var;
    const filters = c.req.valid("query");
    refuseDays(filters);
    const report = await csiReport(services, workspace, viewer, filters, ZONE);
    return c.json(asAnswer(report), 200);
  });
  api.openapi(answers, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { limit, cursor, atMost, ...filters } = c.req.valid("query");
    refuseDays(filters);
    const { query } = csiQuery(services, viewer, filters, ZONE);
    return c.json(await csiAnswers(services, workspace, { ...query, atMost }, { limit, cursor }), 200);
  });
}

function asAnswer(
  { period, total, platforms, connections, agents, steps }: Awaited<ReturnType<typeof csiReport>>,
) {
  const plain = (figures: typeof total) => ({ ...figures, spread: [...figures.spread] });
  return {
    from: period.first,
    to: period.last,
    total: plain(total),
    platforms: platforms.map(({ id, figures }) => ({ platform: id ?? "", figures: plain(figures) })),
    connections: connections.map(({ id, name, figures }) => ({
      connectionId: id ?? "",
      name,
      figures: plain(figures),
    })),
    agents: agents.map(({ id, name, figures }) => ({ agentId: id, name, figures: plain(figures) })),
    steps: steps.map(({ from, to, figures }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      figures: plain(figures),
    })),
  };
}

const right = "manageSettings";

const read = createRoute({
  ...forMembers("getCsiSettings", "csi"),
  method: "get",
  path: "/csi/settings",
  responses: { 200: json(CsiSettings) },
});

const change = createRoute({
  ...forMembers("changeCsiSettings", "csi", { right, body: true }),
  method: "patch",
  path: "/csi/settings",
  request: jsonBody(CsiSettingsChange),
  responses: { 200: json(CsiSettings) },
});

const override = createRoute({
  ...forMembers("changeConnectionCsi", "csi", { right, body: true, refuses: ["not_found"] }),
  method: "patch",
  path: "/connections/{id}/csi",
  request: { params: OneId, ...jsonBody(CsiOverrideChange) },
  responses: { 200: json(CsiOverride) },
});

const results = createRoute({
  ...forMembers("getCsiResults", "csi", { refuses: ["not_found"] }),
  method: "get",
  path: "/csi/results",
  request: { query: CsiResultsQuery },
  responses: { 200: json(CsiResults) },
});

const answers = createRoute({
  ...forMembers("listCsiAnswers", "csi", { refuses: ["not_found"] }),
  method: "get",
  path: "/csi/answers",
  request: { query: CsiAnswersQuery },
  responses: { 200: json(CsiAnswerPage) },
});
