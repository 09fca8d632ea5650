import { z } from "@hono/zod-openapi";
import { MOST_AT_ONCE } from "@/lib/team/bulk.ts";
import { MOST_DRAFT } from "@/lib/team/drafts.ts";
import { SNOOZE_PRESETS } from "@/lib/team/snooze_times.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, optional, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";
import { priority } from "@/routes/api/schemas/sla.ts";

const MOST_MEMBERS = 1_000;
const tab = z.string().max(64);
const zone = z.string().max(64).openapi({ example: "Europe/Moscow" });

export const PresenceBeat = z.object({
  typing: z.boolean().default(false),
  tab: tab.default("").openapi({ example: "7f3a" }),
}).openapi("PresenceBeat");

export const PresenceQuery = z.object({ tab: optional(tab) });

export const Team = z.object({
  id: Id,
  name: z.string().openapi({ example: "Delivery" }),
  memberIds: z.array(Id),
}).openapi("Team");

export const TeamPage = pageOf(Team, "TeamPage");

export const NewTeam = z.object({
  name: z.string().max(400).openapi({ example: "Delivery" }),
  memberIds: z.array(OtherId).max(MOST_MEMBERS).default([]).openapi({ example: [] }),
}).openapi("NewTeam");

export const TeamChange = z.object({
  name: z.string().max(400).optional().openapi({ example: "Delivery" }),
  memberIds: z.array(OtherId).max(MOST_MEMBERS).optional(),
}).openapi("TeamChange");

export const TeamChoice = z.object({ teamId: Id }).openapi("TeamChoice");

export const AssignmentRule = z.object({
  mode: z.enum(["off", "round_robin"]),
  teamId: OtherId.optional(),
  memberIds: z.array(OtherId).max(MOST_MEMBERS).optional(),
  most: z.int().min(1).max(1_000).optional().openapi({ example: 10 }),
}).openapi("AssignmentRule");

const snooze = {
  until: z.string().max(40).optional(),
  preset: z.enum(SNOOZE_PRESETS).optional().openapi({ example: "tomorrow" }),
  local: z.string().max(20).optional(),
  timeZone: zone.optional(),
};

export const Snooze = z.object(snooze).openapi("Snooze");

export const Merge = z.object({ ticketId: Id }).openapi("Merge");

export const NewLink = z.object({
  number: z.coerce.number().int().min(1).openapi({ example: 128 }),
}).openapi("NewLink");

/** The path of one link of a ticket. */
export const LinkOfTicket = z.object({ id: Id, otherId: Id });

const BulkAction = z.discriminatedUnion("type", [
  z.object({ type: z.literal("assign"), memberId: OtherId.nullable() }),
  z.object({ type: z.literal("team"), teamId: OtherId.nullable() }),
  z.object({ type: z.literal("tag"), name: z.string().min(1).max(60) }),
  z.object({ type: z.literal("untag"), name: z.string().min(1).max(100) }),
  z.object({ type: z.literal("close") }),
  z.object({ type: z.literal("reopen") }),
  z.object({ type: z.literal("priority"), priority }),
  z.object({ type: z.literal("snooze"), ...snooze }),
  z.object({ type: z.literal("wake") }),
  z.object({ type: z.literal("read") }),
]);

export type BulkAction = z.infer<typeof BulkAction>;

export const BulkRequest = z.object({
  ticketIds: z.array(OtherId).min(1).max(MOST_AT_ONCE).openapi({ example: ["01kad0v3q8c5y2w7m4x9t6h1ze"] }),
  action: BulkAction.openapi({ example: { type: "close" } }),
}).openapi("BulkRequest");

export const BulkAnswer = z.object({
  done: z.int(),
  failed: z.int(),
  results: z.array(z.object({
    ticketId: z.string(),
    ok: z.boolean(),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }).optional(),
  })),
}).openapi("BulkAnswer");

const filters = z.record(z.string().max(40), z.string().max(200));

export const SavedView = z.object({
  id: Id,
  name: z.string().openapi({ example: "Urgent ones" }),
  filters,
  position: z.int(),
  shared: z.boolean(),
}).openapi("SavedView");

export const SavedViewPage = pageOf(SavedView, "SavedViewPage");

export const NewSavedView = z.object({
  name: z.string().max(400).openapi({ example: "Urgent ones" }),
  filters: filters.openapi({ example: { assignee: "none" } }),
  shared: z.boolean().default(false),
}).openapi("NewSavedView");

export const SavedViewChange = z.object({
  name: z.string().max(400).optional().openapi({ example: "Urgent ones" }),
  filters: filters.optional(),
  position: z.int().min(0).max(1_000_000).optional(),
}).openapi("SavedViewChange");

const draft = {
  reply: z.string().max(MOST_DRAFT).default("").openapi({ example: "Hello! The rye bread" }),
  note: z.string().max(MOST_DRAFT).default(""),
  via: z.enum(["direct", "comment"]).optional(),
};

export const NewDraft = z.object(draft).openapi("NewDraft");

export const KeptDraft = z.object({ updatedAt: Moment }).openapi("KeptDraft");

export const DraftPage = pageOf(z.object({ ticketId: Id }), "DraftPage");

export const HistoryQuery = z.object(pageQuery);

const HistoryLine = z.object({
  id: Id,
  event: z.string().openapi({ example: "assigned" }),
  text: z.string().openapi({ example: "Anna assigned Boris" }),
  by: z.object({
    type: z.enum(["agent", "contact", "system"]),
    id: OtherId.optional(),
    name: z.string().optional(),
  }),
  until: Moment.optional(),
  ticketId: OtherId.optional(),
  at: Moment,
}).openapi("HistoryLine");

export const HistoryPage = pageOf(HistoryLine, "HistoryPage");
