import { z } from "@hono/zod-openapi";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, OtherId } from "@/routes/api/schemas/request.ts";

const trigger = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message") }),
  z.object({ type: z.literal("created") }),
  z.object({ type: z.literal("status"), to: z.enum(["open", "closed"]).optional() }),
  z.object({
    type: z.literal("elapsed"),
    since: z.enum(["customer", "answer", "created"]),
    minutes: z.number(),
  }),
]).openapi({ example: { type: "message" } });

const condition = z.object({
  field: z.string().max(40),
  value: z.string().max(4_000),
  not: z.boolean().optional(),
});

const action = z.object({ type: z.string().max(40), value: z.string().max(4_000).optional() });

const fields = {
  name: z.string().max(400).openapi({ example: "Refunds" }),
  enabled: z.boolean(),
  trigger,
  match: z.enum(["all", "any"]),
  conditions: z.array(condition).max(100).openapi({ example: [{ field: "text", value: "refund" }] }),
  actions: z.array(action).max(100).openapi({ example: [{ type: "priority", value: "high" }] }),
};

export const NewRule = z.object({
  ...fields,
  enabled: fields.enabled.default(true),
  match: fields.match.default("all"),
  conditions: fields.conditions.default([]),
}).openapi("NewRule");

export const RuleChange = z.object(fields).partial().openapi("RuleChange");

export const Rule = z.object({
  id: Id,
  ...fields,
  position: z.int(),
  summary: z.string().openapi({ example: "When the customer writes → high priority" }),
  runs: z.int(),
  createdAt: Moment,
  updatedAt: Moment,
}).openapi("Rule");

export const RulePage = pageOf(Rule, "RulePage");

export const RuleOrder = z.object({ ids: z.array(OtherId).max(200).openapi({ example: [] }) })
  .openapi("RuleOrder");

const effect = z.object({
  type: z.string(),
  value: z.string().optional(),
  name: z.string().optional(),
  until: z.number().optional(),
  told: z.array(z.string()).optional(),
});

const RuleRun = z.object({
  id: Id,
  ruleId: OtherId,
  ruleName: z.string(),
  ticketId: OtherId,
  number: z.int(),
  cause: z.string(),
  did: z.array(effect),
  stopped: z.array(action),
  at: Moment,
}).openapi("RuleRun");

export const RuleRunPage = pageOf(RuleRun, "RuleRunPage");

export const DryRun = z.object({
  looked: z.int(),
  matched: z.int(),
  items: z.array(z.object({
    ticketId: Id,
    number: z.int(),
    contact: z.string(),
    effects: z.array(effect),
  })),
}).openapi("DryRun");
