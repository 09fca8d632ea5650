import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { MOST_ACKNOWLEDGEMENT, MOST_REOPEN_DAYS, MOST_TAG } from "@/lib/inbox/connection_settings.ts";
import { Moment, pageOf, Reason } from "@/routes/api/schemas/answer.ts";
import { CsiOverride } from "@/routes/api/schemas/csi.ts";
import { SlaChoice } from "@/routes/api/schemas/sla.ts";
import { AssignmentRule } from "@/routes/api/schemas/team.ts";

const MOST_KEY = 10_000;
/** Of any platform; its own limit is in its row of the matrix. */
const MOST_GREETING = 1_000;

const name = z.string().openapi({ example: "Warm Bread Bakery" });
const credentials = z.record(z.string().max(100), z.string().max(MOST_KEY));
const tag = z.string().trim().max(MOST_TAG);
const section = z.enum(["chat", "requests"]);
const days = z.int().min(0).max(MOST_REOPEN_DAYS);
const acknowledgement = z.object({
  text: z.string().max(MOST_ACKNOWLEDGEMENT),
  when: z.enum(["always", "outside_hours", "inside_hours"]),
});

function byKind<S extends z.ZodType>(schema: S) {
  const own = schema.optional();
  return z.object({ direct: own, comment: own, mention: own, discussion: own });
}

const Settings = z.object({
  section: section.optional(),
  reopenDays: days.optional(),
  tags: byKind(tag).optional(),
  greeting: z.string().optional(),
  acknowledgement: acknowledgement.optional(),
  sla: SlaChoice.optional(),
  assignment: AssignmentRule.optional(),
  csi: CsiOverride.optional(),
  photoComments: z.boolean().optional(),
  videoComments: z.boolean().optional(),
  chatBot: z.boolean().optional(),
}).openapi("Settings");

export const Connection = z.object({
  id: z.string().openapi({ example: "k3Zt0vQh8Yb2LrWm5XcN7pAs" }),
  platform: z.enum(PLATFORMS),
  name,
  status: z.enum(["connecting", "active", "paused", "error"]),
  error: Reason.optional(),
  webhookUrl: z.string(),
  account: z.object({
    id: z.string(),
    name: z.string().optional(),
    username: z.string().optional(),
    url: z.string().optional(),
    avatarUrl: z.string().optional(),
  }).nullable(),
  settings: Settings,
  setup: z.array(z.object({
    key: z.string(),
    done: z.boolean(),
    text: z.string(),
    params: z.record(z.string(), z.string()).optional(),
  })),
  lastInboundAt: Moment.optional(),
  lastOutboundAt: Moment.optional(),
  check: z.object({ at: Moment, trouble: z.string().optional() }).optional(),
  createdAt: Moment,
}).openapi("Connection");

export const ConnectionPage = pageOf(Connection, "ConnectionPage");

export const NewConnection = z.object({
  platform: z.enum(PLATFORMS),
  name: name.trim().max(100).optional(),
  credentials: credentials.default({}).openapi({ example: { token: "…" } }),
}).openapi("NewConnection");

export const ConnectionChange = z.object({
  name: name.trim().min(1).max(100).optional(),
  settings: z.object({
    section: section.nullable().optional(),
    reopenDays: days.nullable().optional(),
    tags: byKind(tag.nullable()).optional(),
    greeting: z.string().max(MOST_GREETING).nullable().optional(),
    acknowledgement: acknowledgement.nullable().optional(),
    photoComments: z.boolean().optional(),
    videoComments: z.boolean().optional(),
    chatBot: z.boolean().optional(),
  }).optional(),
  status: z.enum(["active", "paused"]).optional(),
  credentials: credentials.optional(),
}).openapi("ConnectionChange");
