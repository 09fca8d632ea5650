import { createRoute } from "@hono/zod-openapi";
import { ticketsBehind } from "@/lib/reports/behind.ts";
import { reportOf } from "@/lib/reports/report.ts";
import { frameOf } from "@/lib/reports/scope.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import {
  Report,
  ReportPath,
  ReportQuery,
  ReportTicketPage,
  ReportTicketsQuery,
} from "@/routes/api/schemas/report.ts";

/** Numbers of some days, and the tickets behind them. */
export function reports(api: Api): void {
  api.openapi(one, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { name } = c.req.valid("param");
    const { report } = await reportOf(services, workspace, viewer, name, c.req.valid("query"));
    return c.json(report, 200);
  });
  api.openapi(tickets, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { limit, cursor, what, kind, weekday, hour, sort, ...filters } = c.req.valid("query");
    const frame = await frameOf(services, workspace, viewer, filters);
    const behind = { what, kind, weekday, hour, sort };
    return c.json(await ticketsBehind(services, frame, onlooker, behind, { limit, cursor }), 200);
  });
}

const one = createRoute({
  ...forMembers("getReport", "reports", { refuses: ["not_found"] }),
  method: "get",
  path: "/reports/{name}",
  request: { params: ReportPath, query: ReportQuery },
  responses: { 200: json(Report) },
});

const tickets = createRoute({
  ...forMembers("listReportTickets", "reports", { refuses: ["not_found"] }),
  method: "get",
  path: "/report-tickets",
  request: { query: ReportTicketsQuery },
  responses: { 200: json(ReportTicketPage) },
});
