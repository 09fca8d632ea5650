import { z } from "@hono/zod-openapi";
import { MOST_TEXT, MOST_TITLE } from "@/lib/replies/check.ts";
import { MOST_FILES } from "@/lib/replies/files.ts";
import { VARIABLES } from "@/lib/replies/writing/variables.ts";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Attachment } from "@/routes/api/schemas/message.ts";
import { Id, optional, OtherId, pageQuery } from "@/routes/api/schemas/request.ts";

const MOST_QUESTION = 200;
const MOST_INSERTED = 20;
/** An inserted text is longer than what was saved by what its variables brought. */
const MOST_FILLED = MOST_TEXT * 4;

const title = z.string().openapi({ example: "Refund" });
const text = z.string().max(MOST_TEXT).optional();
const texts = z.object({
  any: text.openapi({ example: "Hello {{contact.first_name|there}}, the money is on its way." }),
  ru: text,
  en: text,
});

export const SavedReply = z.object({
  id: Id,
  title,
  texts,
  shared: z.boolean(),
  folderId: Id.nullable(),
  files: z.array(Attachment),
  uses: z.int(),
  ownUses: z.int(),
  changed: z.number().nullable(),
  lastUsedAt: Moment.optional(),
  mayChange: z.boolean(),
  createdAt: Moment,
  updatedAt: Moment,
}).openapi("SavedReply");

export const SavedReplyPage = pageOf(SavedReply, "SavedReplyPage");

export const SavedReplyQuery = z.object({
  q: optional(z.string().max(MOST_QUESTION)),
  folder: optional(OtherId),
  ...pageQuery,
});

const changeable = {
  title: title.max(MOST_TITLE),
  texts,
  shared: z.boolean(),
  folderId: OtherId.nullable(),
  attachments: z.array(Id).max(MOST_FILES).openapi({ example: [] }),
};

export const NewSavedReply = z.object({
  ...changeable,
  shared: changeable.shared.default(false),
  folderId: changeable.folderId.optional(),
  attachments: changeable.attachments.default([]),
}).openapi("NewSavedReply");

export const SavedReplyChange = z.object(changeable).partial().openapi("SavedReplyChange");

export const ReplyUse = z.object({
  messageId: Id,
  replies: z.array(z.object({
    id: Id,
    text: z.string().max(MOST_FILLED).openapi({ example: "Hello Mary, the money is on its way." }),
  })).min(1).max(MOST_INSERTED),
}).openapi("ReplyUse");

export const ReplyFiles = z.object({ items: z.array(Attachment) }).openapi("ReplyFiles");

const value = z.string().optional();

export const ReplyValues = z.object({
  locale: z.enum(["ru", "en"]),
  values: z.object(Object.fromEntries(VARIABLES.map((name) => [name, value]))),
}).openapi("ReplyValues");

export const AddedStarters = z.object({ added: z.int() }).openapi("AddedStarters");
