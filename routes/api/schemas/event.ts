import { z } from "@hono/zod-openapi";
import { Id, optional } from "@/routes/api/schemas/request.ts";

const Seq = z.coerce.number().int().min(0);

/** One line of the stream's `data`. */
export const LiveEvent = z.object({
  seq: z.int().openapi({ example: 4711 }),
  kind: z.enum([
    "ticket.created",
    "ticket.updated",
    "message.created",
    "message.updated",
    "contact.updated",
    "connection.updated",
    "replies.updated",
    "team.updated",
    "notifications.changed",
  ]),
  ticketId: Id.optional(),
  messageId: Id.optional(),
  mergedInto: Id.optional(),
  memberId: Id.optional(),
}).openapi("LiveEvent");

export const EventQuery = z.object({ after: optional(Seq) });
export const EventHeaders = z.object({ "last-event-id": optional(Seq) });
