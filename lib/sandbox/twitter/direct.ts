import { nextId } from "@/lib/sandbox/twitter/ids.ts";
import { lineMedia, mediaEntity, privateUrl, publicUrl } from "@/lib/sandbox/twitter/media.ts";
import {
  conversationId,
  type Dialogue,
  type DirectMessage,
  type XAccount,
  type XMedia,
  type XWorld,
} from "@/lib/sandbox/twitter/state.ts";
import { writeDown } from "@/lib/sandbox/twitter/written.ts";

export interface NewDirect {
  readonly text: string;
  readonly media?: XMedia;
  readonly from: "customer" | "business" | "native";
}

/** Puts a direct message into a dialogue and on the phone. */
export function addDirect(
  world: XWorld,
  account: XAccount,
  dialogue: Dialogue,
  { text, media, from }: NewDirect,
): DirectMessage {
  const own = from !== "customer";
  const message: DirectMessage = { id: nextId(world), text, media, own, at: world.core.clock.now() };
  dialogue.messages.set(message.id, message);
  if (!own) dialogue.begun = true;
  world.core.book.add(openDialogue(world, account, dialogue), {
    id: message.id,
    from,
    author: own ? account.person.name : dialogue.person.name,
    text,
    attachments: media ? [lineMedia(world, media)] : [],
    at: message.at,
  });
  return message;
}

/** Begins the dialogue on the phone. @returns its name there */
export function openDialogue({ core }: XWorld, account: XAccount, { person }: Dialogue): string {
  return core.book.open({
    id: conversationId.direct(account, person.id),
    platform: "twitter",
    account: account.person.id,
    kind: "direct",
    title: person.name,
    customer: person.id,
  }).id;
}

/** An event of direct_message_events, which both families of webhooks carry. */
export function directObject(
  world: XWorld,
  account: XAccount,
  { person }: Dialogue,
  message: DirectMessage,
): Record<string, unknown> {
  const { id, text, media, own, at } = message;
  const page = `https://x.com/messages/media/${id}`;
  const { text: written, links, mediaLink } = writeDown(world, text, media && page);
  const urls = [...links, ...mediaLink ? [mediaLink] : []].map(({ short, full, start, end }) => {
    return { url: short, expanded_url: full, display_url: full, indices: [start, end] };
  });
  const sender = own ? account.person.id : person.id;
  const recipient = own ? person.id : account.person.id;
  const attachment = media && {
    type: "media",
    media: mediaEntity(world, media, {
      link: mediaLink?.short ?? "",
      page,
      address: media.type === "photo" ? privateUrl(world, id, media) : publicUrl(world, media),
      indices: [mediaLink?.start ?? 0, mediaLink?.end ?? 0],
    }),
  };
  const entities = { hashtags: [], symbols: [], user_mentions: [], urls };
  return {
    type: "message_create",
    id,
    created_timestamp: String(at),
    message_create: {
      target: { recipient_id: recipient },
      sender_id: sender,
      message_data: { text: written, entities, ...(attachment && { attachment }) },
    },
  };
}
