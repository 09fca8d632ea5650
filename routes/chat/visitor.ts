import { z } from "zod";
import { introduce } from "@/lib/chat/details.ts";
import { readBody } from "@/routes/chat/body.ts";
import { visited } from "@/routes/chat/door.ts";
import type { ChatApp } from "@/routes/chat/env.ts";
import { keepPace } from "@/routes/chat/limits.ts";

/** What visitors may say of themselves, if they like. */
export const Details = z.object({
  name: z.string().trim().max(200).optional(),
  email: z.union([z.literal(""), z.email().max(320)]).optional(),
});

export function visitor(app: ChatApp): void {
  app.put("/:connection/visitor", visited, async (c) => {
    const { services, visit } = c.var;
    keepPace(c, "message", visit.visitorId);
    await introduce(services, visit, await readBody(c.req.raw, Details));
    return c.body(null, 204);
  });
}
