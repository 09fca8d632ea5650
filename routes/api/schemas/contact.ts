import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { Id } from "@/routes/api/schemas/request.ts";

const Identity = z.object({
  id: Id,
  connectionId: Id,
  platform: z.enum(PLATFORMS),
  name: z.string().optional(),
  username: z.string().optional(),
  profileUrl: z.string().optional(),
  reachable: z.boolean().optional(),
  optedOut: z.boolean().optional(),
}).openapi("Identity");

const KINDS = ["text", "number", "date", "choice"] as const;

const OwnFieldValue = z.object({
  id: Id,
  name: z.string().openapi({ example: "Order size" }),
  kind: z.enum(KINDS),
  choices: z.array(z.string()).optional(),
  value: z.string().optional(),
}).openapi("OwnFieldValue");

export const Contact = z.object({
  id: Id,
  name: z.string().openapi({ example: "Anna Smirnova" }),
  avatarUrl: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  country: z.string().optional(),
  city: z.string().optional(),
  site: z.string().optional(),
  language: z.string().optional(),
  note: z.string().optional(),
  identities: z.array(Identity).optional(),
  fields: z.array(OwnFieldValue).optional(),
  blocked: z.boolean().optional(),
}).openapi("Contact");

const line = (most: number) => z.string().trim().max(most).nullable().optional();

export const ContactChange = z.object({
  name: z.string().trim().min(1).max(200).optional().openapi({ example: "Anna Smirnova" }),
  email: z.email().max(320).nullable().optional().openapi({ example: "anna@example.com" }),
  phone: line(50).openapi({ example: "+44 20 7946 0000" }),
  country: line(100),
  city: line(100),
  site: line(500),
  language: line(35).openapi({ example: "en" }),
  note: line(10_000),
  fields: z.record(z.string().max(100), z.string().max(1_000).nullable()).optional(),
}).openapi("ContactChange");
