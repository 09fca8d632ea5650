import { isTaking } from "@/lib/chat/chat.ts";
import { uploaderOf } from "@/lib/chat/write.ts";
import { AppError } from "@/lib/errors.ts";
import { takeUpload } from "@/lib/inbox/uploads.ts";
import { readUpload } from "@/lib/media/upload.ts";
import { visited } from "@/routes/chat/door.ts";
import type { ChatApp } from "@/routes/chat/env.ts";
import { keepPace } from "@/routes/chat/limits.ts";

/** A file that a message will name: multipart, in the field `file`. */
export function uploads(app: ChatApp): void {
  app.post("/:connection/uploads", visited, async (c) => {
    const { services, visit } = c.var;
    keepPace(c, "upload", visit.visitorId);
    if (!isTaking(visit)) throw new AppError("connection_paused");
    const file = await readUpload(c.req.raw, visit.open.capability.receiveMaxBytes);
    return c.json(await takeUpload(services, visit.workspace, file, uploaderOf(visit.visitorId)), 201);
  });
}
