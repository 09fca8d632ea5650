import { z } from "@hono/zod-openapi";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id } from "@/routes/api/schemas/request.ts";

const name = z.string().openapi({ example: "Bookkeeping" });

export const NewToken = z.object({ name: name.min(1).max(100) }).openapi("NewToken");

export const CreatedToken = z.object({
  id: Id,
  name,
  token: z.string().openapi({ example: "otk_…" }),
  createdAt: Moment,
}).openapi("CreatedToken");

const Token = z.object({
  id: Id,
  name,
  memberId: Id,
  createdAt: Moment,
  lastUsedAt: Moment.optional(),
}).openapi("Token");

export const TokenPage = pageOf(Token, "TokenPage");
