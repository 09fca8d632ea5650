import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import {
  MOST_ANSWER_DAYS,
  MOST_DELAY_MINUTES,
  MOST_QUIET_DAYS,
  MOST_WORDS,
} from "@/lib/csi/check_settings.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, optional, pageQuery } from "@/routes/api/schemas/request.ts";

const language = z.enum(["ru", "en"]);
const scale = z.enum(["five", "thumbs"]);
const score = z.int().min(1).max(5).openapi({ example: 5 });
const text = z.string().max(MOST_WORDS * 2);
const words = z.object({ ru: text.optional(), en: text.optional() });
const delayMinutes = z.int().min(0).max(MOST_DELAY_MINUTES);

const settings = {
  enabled: z.boolean(),
  scale,
  question: words,
  thanks: words,
  delayMinutes,
  answerDays: z.int().min(1).max(MOST_ANSWER_DAYS),
  quietDays: z.int().min(0).max(MOST_QUIET_DAYS),
  bad: z.int().min(1).max(4),
  reopens: z.boolean(),
  alerts: z.boolean(),
};

export const CsiSettings = z.object(settings).openapi("CsiSettings");
export const CsiSettingsChange = z.object(settings).partial().openapi("CsiSettingsChange");

const override = { enabled: z.boolean(), language, question: words, delayMinutes };

/** What a connection has in another way than the workspace. */
export const CsiOverride = z.object(override).partial().openapi("CsiOverride");
export const CsiOverrideChange = z.object({
  enabled: override.enabled.nullable(),
  language: language.nullable(),
  question: words.nullable(),
  delayMinutes: delayMinutes.nullable(),
}).partial().openapi("CsiOverrideChange");

/** The question about one ticket. */
export const TicketCsi = z.object({
  state: z.enum(["asked", "answered", "skipped"]),
  reason: z.string().optional(),
  scale,
  score: score.optional(),
  comment: z.string().optional(),
  via: z.enum(["button", "words", "page"]).optional(),
  askedAt: Moment.optional(),
  expiresAt: Moment.optional(),
  scoredAt: Moment.optional(),
}).openapi("TicketCsi");

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/).openapi({ example: "2026-03-01" });

const filters = {
  from: optional(date),
  to: optional(date),
  platform: optional(z.enum(PLATFORMS)),
  connection: optional(Id),
  agent: optional(Id),
};

export const CsiResultsQuery = z.object(filters);
export const CsiAnswersQuery = z.object({
  ...filters,
  atMost: optional(z.coerce.number().int().min(1).max(5)),
  ...pageQuery,
});

const CsiFigures = z.object({
  asked: z.int(),
  answered: z.int(),
  average: z.number().nullable(),
  good: z.number().nullable(),
  spread: z.array(z.int()).length(5),
}).openapi("CsiFigures");

export const CsiResults = z.object({
  from: date,
  to: date,
  total: CsiFigures,
  platforms: z.array(z.object({ platform: z.string(), figures: CsiFigures })),
  connections: z.array(z.object({ connectionId: Id, name: z.string(), figures: CsiFigures })),
  agents: z.array(z.object({ agentId: Id.nullable(), name: z.string(), figures: CsiFigures })),
  steps: z.array(z.object({ from: Moment, to: Moment, figures: CsiFigures })),
}).openapi("CsiResults");

const CsiAnswer = z.object({
  ticketId: Id,
  number: z.int(),
  contact: z.object({ id: Id, name: z.string() }),
  platform: z.string(),
  connectionId: Id,
  connectionName: z.string(),
  agent: z.object({ id: Id, name: z.string() }).nullable(),
  scale,
  score,
  comment: z.string().optional(),
  via: z.enum(["button", "words", "page"]),
  askedAt: Moment,
  scoredAt: Moment,
}).openapi("CsiAnswer");

export const CsiAnswerPage = pageOf(CsiAnswer, "CsiAnswerPage");
