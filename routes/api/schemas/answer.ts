import { z } from "@hono/zod-openapi";
import { ERRORS } from "@/lib/errors.ts";

/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime().openapi({ example: "2026-03-12T11:32:05.120Z" });

/** What a sentence of ours is about: a code, and what the sentence names. */
export const Reason = z.object({
  code: z.string().openapi({ example: "token" }),
  params: z.record(z.string(), z.string()).optional(),
});

/** A page of a list; a list that comes whole has the same shape. */
export function pageOf<S extends z.ZodType>(item: S, name: string) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);
}

/** Every refusal. */
export const Refusal = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERRORS)),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }).openapi("Refusal"),
}).openapi("RefusalAnswer");
