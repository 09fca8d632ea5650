import { z } from "@hono/zod-openapi";
import { MOST_HOLIDAYS, MOST_INTERVALS } from "@/lib/sla/check_hours.ts";
import { CLOCK_KINDS, PRIORITIES } from "@/lib/sla/priorities.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, OtherId } from "@/routes/api/schemas/request.ts";

export const priority = z.enum(PRIORITIES);

const clock = {
  kind: z.enum(CLOCK_KINDS),
  state: z.enum(["running", "warned", "breached", "paused"]),
  dueAt: Moment.optional(),
  warnAt: Moment.optional(),
};

const Clock = z.object(clock).openapi("Clock");

export const Sla = z.object({ ...clock, policyId: OtherId, clocks: z.array(Clock) }).openapi("Sla");

export const PriorityChange = z.object({ priority }).openapi("PriorityChange");

const name = z.string().max(400).openapi({ example: "Shop" });
const time = z.string().max(10);

const Interval = z.object({
  day: z.int().min(1).max(7).openapi({ example: 1 }),
  from: time.openapi({ example: "09:00" }),
  to: time.openapi({ example: "17:00" }),
  overnight: z.boolean().optional().openapi({ example: false }),
}).openapi("Interval");

const Holiday = z.object({
  date: z.string().max(10).openapi({ example: "2027-01-07" }),
  yearly: z.boolean().optional().openapi({ example: true }),
  name: name.optional(),
}).openapi("Holiday");

const hours = {
  name,
  timeZone: z.string().max(100).openapi({ example: "Europe/Moscow" }),
  weekly: z.array(Interval).max(MOST_INTERVALS),
  holidays: z.array(Holiday).max(MOST_HOLIDAYS),
};

export const BusinessHours = z.object({
  id: Id,
  ...hours,
  open: z.boolean(),
  changesAt: Moment.nullable(),
  createdAt: Moment,
  updatedAt: Moment,
}).openapi("BusinessHours");

export const BusinessHoursPage = pageOf(BusinessHours, "BusinessHoursPage");

export const NewBusinessHours = z.object({ ...hours, holidays: hours.holidays.default([]) })
  .openapi("NewBusinessHours");

export const BusinessHoursChange = z.object(hours).partial().openapi("BusinessHoursChange");

const minutes = z.int().min(1).max(525_600).nullable().optional();
const Times = z.object({
  first: minutes.openapi({ example: 30 }),
  next: minutes.openapi({ example: 60 }),
  resolution: minutes.openapi({ example: 1440 }),
}).openapi("Times");

const policy = {
  name,
  hoursId: Id,
  targets: z.object({
    low: Times.optional(),
    normal: Times.optional(),
    high: Times.optional(),
    urgent: Times.optional(),
  }).openapi("Targets", {
    example: { normal: { first: 30, next: 60, resolution: 1440 }, urgent: { first: 5 } },
  }),
  warning: z.union([
    z.object({ share: z.number().openapi({ example: 0.8 }) }),
    z.object({ minutes: z.int() }),
  ]).nullable(),
  pausesResolution: z.boolean(),
};

export const SlaPolicy = z.object({ id: Id, ...policy, createdAt: Moment, updatedAt: Moment })
  .openapi("SlaPolicy");

export const SlaPolicyPage = pageOf(SlaPolicy, "SlaPolicyPage");

export const NewSlaPolicy = z.object({
  ...policy,
  hoursId: Id.or(z.literal("")).default("").openapi({ example: "01kad0v3q8c5y2w7m4x9t6h1ze" }),
  warning: policy.warning.default({ share: 0.8 }),
  pausesResolution: policy.pausesResolution.default(false),
}).openapi("NewSlaPolicy");

export const SlaPolicyChange = z.object(policy).partial().openapi("SlaPolicyChange");

const chosen = OtherId.nullable().optional();

export const SlaChoice = z.object({ direct: chosen, posts: chosen, hours: chosen }).openapi("SlaChoice");
