import { z } from "@hono/zod-openapi";
import { Moment, pageOf, Reason } from "@/routes/api/schemas/answer.ts";
import { Id, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";

const VIA = ["direct", "comment"] as const;
const STATUSES = ["received", "queued", "sending", "sent", "delivered", "read", "failed", "unsure"] as const;
const MOST_FILES = 100;
const MOST_VALUE = 1_024;
const MOST_MENTIONS = 50;

export const MessageQuery = z.object(pageQuery);

export const Attachment = z.object({
  id: Id,
  kind: z.enum(["image", "audio", "video", "file", "sticker", "location", "contact"]),
  name: z.string().openapi({ example: "order.pdf" }),
  contentType: z.string().openapi({ example: "application/pdf" }),
  size: z.number().openapi({ example: 48_213 }),
  url: z.string(),
  thumbUrl: z.string().optional(),
  status: z.enum(["pending", "stored", "failed", "unavailable"]),
  error: Reason.optional(),
  pageUrl: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  duration: z.number().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  phone: z.string().optional(),
}).openapi("Attachment");

export const Message = z.object({
  id: Id,
  ticketId: Id,
  direction: z.enum(["in", "out"]),
  author: z.object({
    type: z.enum(["contact", "agent", "system", "native"]),
    id: Id.optional(),
    name: z.string().openapi({ example: "Anna Smirnova" }),
  }),
  text: z.string().openapi({ example: "Will there be rye bread today?" }),
  attachments: z.array(Attachment),
  status: z.enum(STATUSES),
  error: Reason.extend({ message: z.string() }).optional(),
  externalId: z.string().nullable(),
  clientId: z.string().optional(),
  createdAt: Moment,
  editedAt: Moment.optional(),
  deletedAt: Moment.optional(),
  replyTo: z.object({ id: Id, text: z.string(), author: z.string() }).optional(),
  reaction: z.string().optional(),
  unknown: z.object({ what: z.string(), url: z.string().optional() }).optional(),
  private: z.boolean(),
  mentions: z.array(z.object({ id: Id, name: z.string() })).optional(),
  via: z.enum(VIA).optional(),
  parts: z.int().optional(),
  edit: z.object({
    status: z.enum(["pending", "failed"]),
    text: z.string(),
    error: Reason.extend({ message: z.string() }).optional(),
  }).optional(),
  editableUntil: Moment.optional(),
  editClosed: z.string().optional(),
  broadcastId: Id.optional(),
  system: z.object({ event: z.string(), until: Moment.optional(), ticketId: OtherId.optional() }).optional(),
}).openapi("Message");

export const MessagePage = pageOf(Message, "MessagePage");

/** The path of one message of a ticket. */
export const MessageOfTicket = z.object({ id: Id, messageId: Id });

export const MessageChange = z.object({
  text: z.string().openapi({ example: "The rye bread will be ready by six." }),
}).openapi("MessageChange");

export const NewMessage = z.object({
  template: z.object({
    id: z.string().min(1).max(100),
    values: z.record(z.string().max(100), z.string().max(MOST_VALUE)).default({}),
  }).optional(),
  text: z.string().default("").openapi({ example: "Hello! The rye bread will be ready by five." }),
  attachments: z.array(Id).max(MOST_FILES).default([]).openapi({ example: [] }),
  clientId: z.string().min(1).max(100).optional().openapi({ example: "order-5512-answer" }),
  private: z.boolean().default(false),
  replyTo: OtherId.optional(),
  via: z.enum(VIA).optional(),
  after: OtherId.optional(),
  mentions: z.array(OtherId).max(MOST_MENTIONS).optional(),
}).openapi("NewMessage");
