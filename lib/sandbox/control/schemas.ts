import { z } from "zod";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { API_FAULTS, WEBHOOK_FAULTS } from "@/lib/sandbox/faults.ts";
import { isSampleName, type SampleName } from "@/lib/sandbox/samples.ts";

const platform = z.enum(PLATFORMS);
const sampleName = z.custom<SampleName>((value) => typeof value === "string" && isSampleName(value));

const attachment = z.union([
  sampleName,
  z.object({
    kind: z.enum([
      "photo",
      "video",
      "video_note",
      "animation",
      "voice",
      "audio",
      "document",
      "sticker",
      "location",
      "contact",
    ]),
    sample: sampleName.optional(),
    file: z.int().optional(),
    name: z.string().optional(),
    size: z.int().nonnegative().optional(),
  }),
]);
const attachments = z.array(attachment).max(10);

export const actSchema = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("write"),
    text: z.string(),
    attachments: attachments.optional(),
    replyTo: z.string().optional(),
  }),
  z.object({ act: z.literal("album"), text: z.string(), attachments }),
  z.object({
    act: z.literal("edit"),
    message: z.string(),
    text: z.string().min(1),
    thread: z.string().optional(),
  }),
  z.object({ act: z.literal("delete"), message: z.string(), thread: z.string().optional() }),
  z.object({ act: z.literal("press"), message: z.string(), data: z.string() }),
  z.object({ act: z.literal("react"), message: z.string(), emoji: z.string() }),
  z.object({
    act: z.literal("comment"),
    post: z.string(),
    text: z.string(),
    replyTo: z.string().optional(),
    attachments: attachments.optional(),
  }),
  z.object({ act: z.literal("mention"), text: z.string(), attachments: attachments.optional() }),
  z.object({
    act: z.literal("board"),
    topic: z.string(),
    text: z.string(),
    attachments: attachments.optional(),
  }),
  z.object({ act: z.enum(["start", "read", "typing", "allow", "deny"]) }),
]);

export const accountSchema = z.object({
  platform,
  token: z.string(),
  name: z.string().min(1),
  username: z.string().optional(),
  id: z.string().optional(),
  credentials: z.record(z.string(), z.string()).optional(),
  avatar: sampleName.optional(),
});

export const customerSchema = z.object({
  platform,
  firstName: z.string().min(1).max(64),
  lastName: z.string().max(64).optional(),
  username: z.string().optional(),
  language: z.string().optional(),
  account: z.string().optional(),
  avatar: sampleName.optional(),
});

export const postSchema = z.object({
  platform,
  text: z.string().min(1),
  photo: sampleName.optional(),
  account: z.string().optional(),
});

export const faultSchema = z.object({
  platform,
  method: z.string().optional(),
  kind: z.enum([...API_FAULTS, ...WEBHOOK_FAULTS]),
  times: z.int().positive().optional(),
  retryAfter: z.int().positive().optional(),
});

/**
 * Reads a JSON body. Anything but application/json is refused, so that no form of another site can post here.
 * @throws {RangeError} that says what is wrong with it
 */
export async function read<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    throw new RangeError("Could not read the body: it must be application/json");
  }
  const body: unknown = await request.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new RangeError(`Could not read the body: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
