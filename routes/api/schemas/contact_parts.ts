import { z } from "@hono/zod-openapi";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id, OneId } from "@/routes/api/schemas/request.ts";

const Author = z.object({ id: Id.optional(), name: z.string() });

export const ContactNote = z.object({
  id: Id,
  text: z.string().openapi({ example: "Prefers to be called in the evening" }),
  author: Author,
  createdAt: Moment,
}).openapi("ContactNote");

export const ContactNotePage = pageOf(ContactNote, "ContactNotePage");

export const NewContactNote = z.object({
  text: z.string().min(1).max(5_000).openapi({ example: "Prefers to be called in the evening" }),
}).openapi("NewContactNote");

export const NoteOfContact = OneId.extend({ noteId: Id });

export const ContactMerge = z.object({
  id: Id,
  mergedId: Id,
  name: z.string(),
  author: Author,
  createdAt: Moment,
  undoableUntil: Moment,
}).openapi("ContactMerge");

export const ContactMergePage = pageOf(ContactMerge, "ContactMergePage");

export const NewContactMerge = z.object({
  contactId: Id,
  name: z.enum(["kept", "merged"]).default("kept"),
}).openapi("NewContactMerge");

export const MergeOfContact = OneId.extend({ mergeId: Id });
