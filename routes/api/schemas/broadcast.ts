import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { Moment, pageOf, Reason } from "@/routes/api/schemas/answer.ts";
import { Attachment } from "@/routes/api/schemas/message.ts";
import { Id, optional, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";

const MOST_FILES = 10;
const MOST_TEXT = 20_000;

export const BroadcastQuery = z.object({ ...pageQuery, connection: optional(OtherId) });

const text = z.string().max(MOST_TEXT).openapi({
  example: "The new mugs are here. Shall we keep one for you?",
});
const attachments = z.array(Id).max(MOST_FILES).openapi({ example: [] });

export const Broadcast = z.object({
  id: Id,
  connectionId: z.string(),
  connectionName: z.string(),
  platform: z.enum(PLATFORMS),
  text: z.string(),
  attachments: z.array(Attachment),
  status: z.enum(["draft", "running", "paused", "stopped", "done"]),
  error: Reason.extend({ message: z.string() }).optional(),
  audience: z.int().optional(),
  total: z.int(),
  gathering: z.boolean(),
  sent: z.int(),
  blocked: z.int(),
  failed: z.int(),
  unsure: z.int(),
  skipped: z.int(),
  perSecond: z.number().optional(),
  secondsLeft: z.int().optional(),
  author: z.object({ id: Id.optional(), name: z.string() }),
  createdAt: Moment,
  startedAt: Moment.optional(),
  finishedAt: Moment.optional(),
}).openapi("Broadcast");

export const BroadcastPage = pageOf(Broadcast, "BroadcastPage");

export const NewBroadcast = z.object({
  connectionId: z.string().min(1).max(100).openapi({ example: "k3Zt0vQh8Yb2LrWm5XcN7pAs" }),
  text,
  attachments: attachments.default([]),
}).openapi("NewBroadcast");

export const BroadcastChange = z.object({
  text: text.optional(),
  attachments: attachments.optional(),
}).openapi("BroadcastChange");

export const BroadcastMove = z.object({
  status: z.enum(["running", "paused", "stopped"]).openapi({ example: "running" }),
}).openapi("BroadcastMove");
