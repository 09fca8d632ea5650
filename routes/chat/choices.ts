import { z } from "zod";
import { choose } from "@/lib/chat/choose.ts";
import { readBody } from "@/routes/chat/body.ts";
import { visited } from "@/routes/chat/door.ts";
import type { ChatApp } from "@/routes/chat/env.ts";
import { languageOf } from "@/routes/chat/language.ts";
import { keepPace } from "@/routes/chat/limits.ts";

/** A button under one of our messages. */
export const Press = z.object({ messageId: z.string().max(64), choice: z.string().max(16) });

/** The buttons that our messages may have: pressed, they are answered with the message as it is then. */
export function choices(app: ChatApp): void {
  app.post("/:connection/choices", visited, async (c) => {
    const { services, visit } = c.var;
    keepPace(c, "message", visit.visitorId);
    const press = await readBody(c.req.raw, Press);
    return c.json(await choose(services, visit, { ...press, language: languageOf(c) }));
  });
}
