import { z } from "zod";
import { changesSince } from "@/lib/chat/changes.ts";
import { readChat } from "@/lib/chat/history.ts";
import { isNewcomer, write } from "@/lib/chat/write.ts";
import { readBody } from "@/routes/chat/body.ts";
import { visited } from "@/routes/chat/door.ts";
import type { ChatApp } from "@/routes/chat/env.ts";
import { languageOf } from "@/routes/chat/language.ts";
import { keepPace } from "@/routes/chat/limits.ts";
import { seqOf } from "@/routes/chat/seq.ts";
import { Details } from "@/routes/chat/visitor.ts";

const MOST_IDS = 100;

/** The name that a page gives its message. */
export const MessageId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

const NewMessage = z.object({
  id: MessageId,
  text: z.string().default(""),
  files: z.array(z.string().max(64)).max(MOST_IDS).default([]),
  replyTo: z.string().max(64).optional(),
  visitor: Details.default({}),
});

/** The visitor's conversation: `?after=` for what is new since, `?before=` for older pages. */
export function messages(app: ChatApp): void {
  app.get("/:connection/messages", visited, async (c) => {
    const { services, visit } = c.var;
    const after = c.req.query("after");
    return c.json(
      after === undefined
        ? await readChat(services, visit, c.req.query("before"))
        : await changesSince(services, visit, seqOf(after)),
    );
  });
  app.post("/:connection/messages", visited, async (c) => {
    const { services, visit } = c.var;
    keepPace(c, "message", visit.visitorId);
    const input = await readBody(c.req.raw, NewMessage);
    if (await isNewcomer(visit)) keepPace(c, "newcomer");
    const visitor = { ...input.visitor, language: languageOf(c) };
    const message = await write(services, visit, { ...input, visitor });
    return c.json(message, 201);
  });
}
