import { z } from "@hono/zod-openapi";
import { MOST_QUERY } from "@/lib/search/query.ts";
import { Moment } from "@/routes/api/schemas/answer.ts";
import { ContactSummary } from "@/routes/api/schemas/contact_list.ts";
import { Id, pageQuery } from "@/routes/api/schemas/request.ts";
import { Ticket } from "@/routes/api/schemas/ticket.ts";

const TYPES = ["all", "tickets", "messages", "contacts"] as const;
const SORTS = ["relevance", "date"] as const;

/** A query parameter that may be there and empty, as in `?sort=`. */
function chosen<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => value === "" ? undefined : value, schema);
}

export const SearchQuery = z.object({
  q: z.string().max(MOST_QUERY),
  type: chosen(z.enum(TYPES).default("all")),
  sort: chosen(z.enum(SORTS).default("relevance")),
  ...pageQuery,
});

const Snippet = z.array(z.object({ text: z.string(), hit: z.boolean().optional() }).openapi("SnippetPart"));

const FoundMessage = z.object({
  id: Id,
  author: z.object({ type: z.enum(["contact", "agent", "system", "native"]), name: z.string() }),
  private: z.boolean(),
  sentAt: Moment,
  snippet: Snippet,
}).openapi("FoundMessage");

/** Which of the parts is there follows from `type`. */
const SearchHit = z.object({
  type: z.enum(["ticket", "message", "contact"]),
  ticket: Ticket.optional(),
  message: FoundMessage.optional(),
  contact: ContactSummary.optional(),
  snippet: Snippet.optional(),
}).openapi("SearchHit");

export const SearchAnswer = z.object({
  items: z.array(SearchHit),
  nextCursor: z.string().nullable(),
  reachedAt: Moment.optional(),
  filling: z.boolean(),
  cut: z.boolean(),
  wordless: z.boolean(),
}).openapi("SearchAnswer");
