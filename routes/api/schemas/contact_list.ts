import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, optional, pageQuery } from "@/routes/api/schemas/request.ts";

export const ContactSummary = z.object({
  id: Id,
  name: z.string().openapi({ example: "Anna Smirnova" }),
  avatarUrl: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  city: z.string().optional(),
  platforms: z.array(z.enum(PLATFORMS)),
  lastSeenAt: Moment.optional(),
  blocked: z.boolean(),
}).openapi("ContactSummary");

export const ContactPage = pageOf(ContactSummary, "ContactPage");

export const ContactQuery = z.object({ q: optional(z.string().max(400)), ...pageQuery });
