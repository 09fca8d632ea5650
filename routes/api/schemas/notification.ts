import { z } from "@hono/zod-openapi";
import { CAUSES } from "@/lib/notify/causes.ts";
import { causesBy } from "@/lib/notify/settings.ts";
import { Moment } from "@/routes/api/schemas/answer.ts";
import { Id, optional, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";

const cause = z.enum(CAUSES);
const member = z.object({ id: OtherId, name: z.string(), role: z.enum(["owner", "admin", "agent"]) });

const Notification = z.object({
  id: Id,
  kind: z.string().openapi({ example: "mention" }),
  cause: cause.openapi({ example: "mention" }),
  text: z.string().openapi({ example: "Boris calls you in a note" }),
  url: z.string().openapi({ example: "/inbox/01kad0v3q8c5y2w7m4x9t6h1ze" }),
  ticket: z.object({ id: OtherId, number: z.int(), contactName: z.string() }).optional(),
  messageId: OtherId.optional(),
  excerpt: z.string().optional(),
  connection: z.object({ id: OtherId, name: z.string() }).optional(),
  by: member.optional(),
  createdAt: Moment,
  readAt: Moment.optional(),
}).openapi("Notification");

export const NotificationPage = z.object({
  items: z.array(Notification),
  nextCursor: z.string().nullable(),
  unread: z.int().openapi({ example: 3 }),
}).openapi("NotificationPage");

export const NotificationQuery = z.object({ ...pageQuery, unread: optional(z.enum(["0", "1"])) });

const ways = z.object({ inApp: z.boolean(), push: z.boolean() });
const clock = z.string().max(5);
const quietHours = z.object({ from: clock, to: clock, timeZone: z.string().max(64) }).nullable()
  .openapi({ example: { from: "22:00", to: "08:00", timeZone: "Europe/Moscow" } });

export const NotificationSettings = z.object({
  causes: z.object(causesBy(() => ways)),
  quietHours,
  showText: z.boolean().openapi({ example: false }),
}).openapi("NotificationSettings");

export const NotificationSettingsChange = z.object({
  causes: z.object(causesBy(() => ways.partial().optional())).optional()
    .openapi({ example: { unassigned: { inApp: true } } }),
  quietHours: quietHours.optional(),
  showText: z.boolean().optional().openapi({ example: false }),
}).openapi("NotificationSettingsChange");

export const PushSubscription = z.object({
  id: Id,
  name: z.string().openapi({ example: "Chrome, Android" }),
  createdAt: Moment,
  usedAt: Moment.optional(),
  current: z.boolean(),
}).openapi("PushSubscription");

export const PushSubscriptionPage = z.object({
  items: z.array(PushSubscription),
  nextCursor: z.string().nullable(),
}).openapi("PushSubscriptionPage");

const MOST_ENDPOINT = 2_000;

/** What `JSON.stringify` makes of a browser's own; the rest of it does not matter. */
export const NewPushSubscription = z.object({
  endpoint: z.string().min(1).max(MOST_ENDPOINT).openapi({ example: "https://push.example.net/send/abc" }),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }).openapi({
    example: {
      p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      auth: "BTBZMqHH6r4Tts7J_aSIgg",
    },
  }),
}).openapi("NewPushSubscription");

export const PushKey = z.object({
  publicKey: z.string().openapi({
    example: "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
  }),
}).openapi("PushKey");
