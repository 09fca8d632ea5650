import { z } from "zod";
import { acknowledge } from "@/lib/chat/receipts.ts";
import { readBody } from "@/routes/chat/body.ts";
import { visited } from "@/routes/chat/door.ts";
import type { ChatApp } from "@/routes/chat/env.ts";

const UpTo = z.object({ messageId: z.string().max(64) });

/** How far the page has received and shown our answers: everything up to the message named. */
export function receipts(app: ChatApp): void {
  for (const type of ["delivered", "seen"] as const) {
    app.post(`/:connection/${type}`, visited, async (c) => {
      const { messageId } = await readBody(c.req.raw, UpTo);
      await acknowledge(c.var.services, c.var.visit, type, messageId);
      return c.body(null, 204);
    });
  }
}
