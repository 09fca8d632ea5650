import { z } from "@hono/zod-openapi";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, optional, pageQuery } from "@/routes/api/schemas/request.ts";

const event = z.object({
  id: z.string().openapi({ example: "5512" }),
  at: Moment,
  type: z.string().optional().openapi({ example: "message_new" }),
  fate: z.enum(["accepted", "repeated", "unknown", "failed"]),
  error: z.string().optional().openapi({ example: "not_stored" }),
  items: z.int(),
  size: z.int().openapi({ example: 1_204 }),
  replayedAt: Moment.optional(),
});

export const RawEventText = event.extend({ body: z.string(), cut: z.boolean() }).openapi("RawEventText");

export const RawEventPage = pageOf(event.openapi("RawEvent"), "RawEventPage");

export const RawEventQuery = z.object({ ...pageQuery, trouble: optional(z.enum(["1"])) });

/** The path of one event of one connection. */
export const EventOfOne = z.object({ id: Id, event: z.string().min(1).max(20) });
