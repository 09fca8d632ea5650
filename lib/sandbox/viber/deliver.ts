import { lineAttachment } from "@/lib/sandbox/attachments.ts";
import { fetchFile } from "@/lib/sandbox/fetched.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { sendCallback } from "@/lib/sandbox/viber/callbacks.ts";
import type { Content } from "@/lib/sandbox/viber/content.ts";
import { conversationId, type Dialogue, type ViberBot, type ViberWorld } from "@/lib/sandbox/viber/state.ts";

/** A message that Viber has taken and that has not reached the person yet. */
export interface Underway {
  readonly token: bigint;
  readonly content: Content;
  readonly minVersion: number;
}

/**
 * Brings a taken message to the person's devices: fetches its media, then tells `delivered` once for each device,
 * or `failed` with the reason. With all devices off it waits for `reach`.
 */
export async function deliver(
  world: ViberWorld,
  bot: ViberBot,
  dialogue: Dialogue,
  { token, content, minVersion }: Underway,
): Promise<void> {
  const own = dialogue.failure;
  dialogue.failure = null;
  const tooOld = minVersion > (dialogue.profile.apiVersion ?? 10) ? "API version is not supported" : null;
  const why = own ?? tooOld ?? await fetchMedia(world, bot, dialogue, token, content);
  if (why !== null) return await tell(world, bot, dialogue, "failed", token, { desc: why });
  dialogue.waiting.push(token);
  await reach(world, bot, dialogue);
}

/** Tells `delivered` of everything that waits, as often as the person has devices. */
export async function reach(world: ViberWorld, bot: ViberBot, dialogue: Dialogue): Promise<void> {
  if (dialogue.devices === 0) return;
  for (const token of dialogue.waiting.splice(0)) {
    for (let device = 0; device < dialogue.devices; device++) {
      await tell(world, bot, dialogue, "delivered", token);
    }
  }
}

async function tell(
  world: ViberWorld,
  bot: ViberBot,
  { profile }: Dialogue,
  event: "delivered" | "failed",
  token: bigint,
  more: Record<string, unknown> = {},
): Promise<void> {
  await sendCallback(world, bot, { event, token, fields: { user_id: profile.id, ...more } });
}

/** @returns why the media cannot be shown; null when all is well */
async function fetchMedia(
  world: ViberWorld,
  bot: ViberBot,
  { profile }: Dialogue,
  token: bigint,
  { media, attachments: [shown] }: Content,
): Promise<string | null> {
  if (!media || !shown) return null;
  const file = await fetchFile(world.core, media.url, shown.name);
  if (!file) return "Failed to download the media";
  if (file.size > media.maxBytes) return `The media is larger than ${media.maxBytes} bytes`;
  if (media.image && !["jpeg", "png", "gif"].includes(imageInfo(file.bytes)?.type ?? "")) {
    return "The media is not a JPEG, PNG or GIF picture";
  }
  const kind = media.image ? "photo" : shown.kind === "video" ? "video" : "document";
  showFetched(world, bot, profile.id, token, [lineAttachment(world.core.files, { kind, file })]);
  return null;
}

/** Lets the phone and the list of what was sent show the file itself. */
function showFetched(
  { core }: ViberWorld,
  bot: ViberBot,
  user: string,
  token: bigint,
  attachments: ReturnType<typeof lineAttachment>[],
): void {
  const conversation = conversationId(bot, user);
  const id = String(token);
  core.book.change(conversation, id, { attachments });
  const index = core.sent.findIndex((one) => one.conversation === conversation && one.id === id);
  const sent = core.sent[index];
  if (sent) core.sent[index] = { ...sent, attachments };
}
