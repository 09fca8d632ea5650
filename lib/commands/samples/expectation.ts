import { z } from "zod";

/** yes: a new item; update: changes one; outgoing: our own side; no: nothing; maybe: the product's choice. */
const Show = z.enum(["yes", "update", "outgoing", "no", "maybe"]);

const maybeText = z.string().nullish().transform((value) => value ?? undefined);

const Expected = z.looseObject({
  kind: z.string().default("message"),
  show: Show,
  text: maybeText,
  sender_id: maybeText,
  sender_name: maybeText,
  conversation_id: maybeText,
  message_id: maybeText,
  attachments: z.number().int().default(0),
  channel_type: maybeText,
  chat_type: maybeText,
  group_chat: z.boolean().default(false),
  forwarded: z.number().default(0),
  payload: z.unknown().optional(),
});

/** One careful reading of one event of a body: what a help desk should make of it. */
export type Expected = z.infer<typeof Expected>;

/** What stands beside a body: how to post it, and what to expect of it. */
export const Meta = z.looseObject({
  content_type: z.string().default("application/json"),
  headers: z.record(z.string(), z.string()).default({}),
  secret: maybeText,
  expect: z.union([
    z.looseObject({ events: z.array(Expected).min(1) }).transform(({ events }) => events),
    Expected.transform((event) => [event]),
  ]).default([]),
});

export type Meta = z.infer<typeof Meta>;
