import { z } from "@hono/zod-openapi";
import { RULES } from "@/lib/replies/coach/advice.ts";

const rules = z.array(z.enum(RULES)).max(RULES.length).openapi({ example: [] });

export const Coach = z.object({ rules, workspace: rules, mine: rules }).openapi("Coach");

export const CoachChange = z.object({ workspace: rules.optional(), mine: rules.optional() })
  .openapi("CoachChange");
