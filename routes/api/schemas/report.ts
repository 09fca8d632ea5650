import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { PRESETS } from "@/lib/reports/period.ts";
import { REPORTS } from "@/lib/reports/report.ts";
import { WHATS } from "@/lib/reports/sources.ts";
import { CLOCK_KINDS } from "@/lib/sla/priorities.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, optional, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";
import { Ticket } from "@/routes/api/schemas/ticket.ts";

const date = z.string().max(10).openapi({ example: "2026-03-01" });
const whole = z.coerce.number().int();

const filters = {
  period: optional(z.enum(PRESETS)),
  from: optional(date),
  to: optional(date),
  platform: optional(z.enum(PLATFORMS)),
  connection: optional(Id),
  agent: optional(Id),
  team: optional(Id),
  tag: optional(z.string().max(100)),
};

export const ReportPath = z.object({ name: z.enum(REPORTS) });
export const ReportQuery = z.object(filters);
export const ReportTicketsQuery = z.object({
  what: z.enum(WHATS),
  kind: optional(z.enum(CLOCK_KINDS)),
  ...filters,
  weekday: optional(whole.min(1).max(7)),
  hour: optional(whole.min(0).max(23)),
  sort: optional(z.enum(["newest", "slow"])),
  ...pageQuery,
});

const count = z.int().min(0).openapi({ example: 42 });
const ms = z.int().nullable().openapi({ example: 240_000 });

const times = { count, median: ms, p90: ms, mean: ms };
const Times = z.object(times).openapi("ReportTimes");
const LaterTimes = z.object(times).nullable().openapi("ReportLaterTimes");
const Kept = z.object({ met: count, missed: count, dropped: count }).openapi("ReportKept");
const KeptByKind = z.object({ first: Kept, next: Kept, resolution: Kept }).openapi("ReportSla");

const Satisfaction = z.object({
  asked: count,
  answered: count,
  average: z.number().nullable(),
  good: z.number().nullable(),
}).openapi("ReportCsi");

const figures = {
  created: count,
  closed: count,
  received: count.nullable(),
  sent: count,
  first: Times,
  next: LaterTimes,
  resolution: Times,
  sla: KeptByKind,
  csi: Satisfaction,
};

const Figures = z.object(figures).openapi("ReportFigures");

const Step = z.object({
  from: date,
  to: date,
  hour: z.int().optional(),
  created: count.optional(),
  closed: count.optional(),
  received: count.optional(),
  sent: count.optional(),
  sla: KeptByKind.optional(),
}).openapi("ReportStep");

const Row = z.object({
  kind: z.enum(["platform", "connection", "agent", "team", "tag"]),
  id: OtherId,
  name: z.string(),
  platform: z.string().optional(),
  figures: z.object(figures).partial(),
}).openapi("ReportRow");

const Cell = z.object({
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  received: count,
  sent: count,
}).openapi("ReportCell");

const dates = { from: date, to: date };

export const Report = z.object({
  name: z.enum(REPORTS),
  timeZone: z.string().openapi({ example: "Europe/Moscow" }),
  ...dates,
  before: z.object(dates),
  counting: z.boolean(),
  totals: Figures,
  earlier: Figures,
  steps: z.array(Step).readonly(),
  rows: z.array(Row).readonly(),
  cells: z.array(Cell).readonly(),
}).openapi("Report");

const ReportTicket = z.object({ ticket: Ticket, at: Moment, took: ms }).openapi("ReportTicket");

export const ReportTicketPage = pageOf(ReportTicket, "ReportTicketPage");
