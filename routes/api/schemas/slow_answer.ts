import { z } from "@hono/zod-openapi";
import { pageOf } from "@/routes/api/schemas/answer.ts";

const SlowAnswer = z.object({
  connectionId: z.string(),
  connectionName: z.string(),
  minutes: z.int(),
  count: z.int(),
  ticketId: z.string(),
  contactName: z.string(),
}).openapi("SlowAnswer");

export const SlowAnswerPage = pageOf(SlowAnswer, "SlowAnswerPage");
