import { z } from "@hono/zod-openapi";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id } from "@/routes/api/schemas/request.ts";

const KINDS = ["text", "number", "date", "choice"] as const;
const choices = z.array(z.string().max(60)).max(50);

export const ContactField = z.object({
  id: Id,
  name: z.string().openapi({ example: "Order size" }),
  kind: z.enum(KINDS),
  choices: z.array(z.string()),
  archivedAt: Moment.optional(),
}).openapi("ContactField");

export const ContactFieldPage = pageOf(ContactField, "ContactFieldPage");

export const NewContactField = z.object({
  name: z.string().min(1).max(60).openapi({ example: "Order size" }),
  kind: z.enum(KINDS),
  choices: choices.optional(),
}).openapi("NewContactField");

export const ContactFieldChange = z.object({
  name: z.string().min(1).max(60).optional(),
  choices: choices.optional(),
  archived: z.boolean().optional(),
}).openapi("ContactFieldChange");
