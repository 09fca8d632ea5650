import { z } from "@hono/zod-openapi";
import { pageOf } from "@/routes/api/schemas/answer.ts";
import { Id } from "@/routes/api/schemas/request.ts";

const MOST_NAME = 100;
const name = z.string().openapi({ example: "Payments" });

export const ReplyFolder = z.object({
  id: Id,
  name,
  shared: z.boolean(),
  mayChange: z.boolean(),
}).openapi("ReplyFolder");

export const ReplyFolderPage = pageOf(ReplyFolder, "ReplyFolderPage");

export const NewReplyFolder = z.object({
  name: name.max(MOST_NAME),
  shared: z.boolean().default(false),
}).openapi("NewReplyFolder");

export const ReplyFolderChange = z.object({ name: name.max(MOST_NAME) }).openapi("ReplyFolderChange");
