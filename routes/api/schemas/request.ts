import { z } from "@hono/zod-openapi";

const MOST_ID = 100;

/** An id that may be left out, and that examples leave out. */
export const OtherId = z.string().min(1).max(MOST_ID);

/** One of our ids, or something that is none: a look-up tells. */
export const Id = OtherId.openapi({ example: "01kad0v3q8c5y2w7m4x9t6h1ze" });

/** The path of everything that is about one thing. */
export const OneId = z.object({ id: Id });

/** A query parameter that may be absent, or there and empty as in `?tag=`. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => value === "" ? undefined : value, schema.optional());
}

/** How to ask for a page of a list. */
export const pageQuery = {
  limit: z.preprocess(
    (value) => value === "" ? undefined : value,
    z.coerce.number().int().min(1).max(100).default(30),
  ),
  cursor: optional(z.string().max(500)),
};
