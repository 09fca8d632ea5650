import { z } from "@hono/zod-openapi";
import { MOST_QUERY } from "@/lib/search/query.ts";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Contact } from "@/routes/api/schemas/contact.ts";
import { TicketCsi } from "@/routes/api/schemas/csi.ts";
import { Assignee } from "@/routes/api/schemas/member.ts";
import { Id, optional, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";
import { priority, Sla } from "@/routes/api/schemas/sla.ts";

const KINDS = ["direct", "comment", "mention", "discussion"] as const;
const SECTIONS = ["chat", "requests"] as const;
const VIA = ["direct", "comment"] as const;

const status = z.enum(["open", "snoozed", "closed", "all"]).default("open");
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const TicketQuery = z.object({
  status: z.preprocess((value) => value === "" ? undefined : value, status),
  platform: optional(z.enum(PLATFORMS)),
  kind: optional(z.enum(KINDS)),
  section: optional(z.enum(SECTIONS)),
  tag: optional(z.string().max(100)),
  assignee: optional(Id),
  team: optional(Id),
  contact: optional(Id),
  connection: optional(Id),
  unread: optional(flag),
  sla: optional(z.enum(["due", "breached"])),
  sort: optional(z.enum(["newest", "deadline"])),
  q: optional(z.string().max(MOST_QUERY)),
  ...pageQuery,
});

const Post = z.object({
  url: z.string(),
  title: z.string().optional(),
  text: z.string().optional(),
  imageUrl: z.string().optional(),
}).openapi("Post");

export const Ticket = z.object({
  id: Id,
  number: z.int().openapi({ example: 128 }),
  subject: z.string().openapi({ example: "Chat" }),
  status: z.enum(["open", "closed"]),
  platform: z.enum(PLATFORMS),
  connectionId: Id,
  connectionName: z.string().openapi({ example: "Warm Bread Bakery" }),
  kind: z.enum(KINDS),
  section: z.enum(SECTIONS),
  tags: z.array(z.string().openapi({ example: "delivery" })),
  contact: Contact,
  assignee: Assignee.nullable(),
  post: Post.optional(),
  formerTicketId: OtherId.optional(),
  preview: z.string().openapi({ example: "Will there be rye bread today?" }),
  previewAuthor: z.enum(["contact", "agent", "system", "native"]),
  unread: z.boolean(),
  readAt: Moment.optional(),
  waitingSince: Moment.optional(),
  priority,
  sla: Sla.optional(),
  csi: TicketCsi.optional(),
  team: z.object({ id: OtherId, name: z.string().openapi({ example: "Delivery" }) }).optional(),
  snoozedUntil: Moment.optional(),
  mergedInto: z.object({ id: OtherId, number: z.int() }).optional(),
  lastMessageAt: Moment,
  createdAt: Moment,
  closedAt: Moment.optional(),
}).openapi("Ticket");

export const TicketPage = pageOf(Ticket, "TicketPage");

const Closed = z.object({
  code: z.string(),
  params: z.record(z.string(), z.string()).optional(),
  url: z.string().optional(),
});

const Composer = z.object({
  canReply: z.boolean(),
  closed: Closed.optional(),
  windowEndsAt: Moment.optional(),
  via: z.array(z.enum(VIA)),
  privately: Closed.optional(),
  templates: z.boolean().optional(),
}).openapi("Composer");

const Draft = z.object({
  reply: z.string(),
  note: z.string(),
  via: z.enum(VIA).optional(),
  updatedAt: Moment,
}).openapi("Draft");

const Link = z.object({
  id: OtherId,
  number: z.int(),
  name: z.string(),
  preview: z.string(),
  status: z.enum(["open", "closed"]),
}).openapi("Link");

export const OpenTicket = Ticket.extend({
  composer: Composer,
  draft: Draft.optional(),
  links: z.array(Link).optional(),
}).openapi("OpenTicket");

export const Assignment = z.object({ memberId: Id }).openapi("Assignment");

export const NewTag = z.object({
  name: z.string().min(1).max(60).openapi({ example: "delivery" }),
}).openapi("NewTag");
