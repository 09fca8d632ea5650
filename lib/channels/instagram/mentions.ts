import type { Inbound } from "@/lib/channels/channel.ts";
import type { ChangeContext } from "@/lib/channels/instagram/comments.ts";
import { mentionId } from "@/lib/channels/instagram/ids.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/**
 * Somebody named the account in a comment or a caption. The event has ids and nothing else: what was said,
 * and by whom, has to be asked for.
 */
export function readMention(value: Peek, context: ChangeContext): Inbound[] {
  const media = idOf(value.get("media_id"));
  if (media === undefined) return [];
  const ref = mentionId({ media, comment: idOf(value.get("comment_id")) });
  const url = links.profile(context.username);
  const fallback = {
    type: "message",
    externalId: ref,
    thread: { kind: "mention", key: ref, post: { externalId: media, url } },
    from: "contact",
    person: { externalId: ref },
    text: "",
    attachments: [],
    sentAt: context.sentAt,
    unknown: { what: "mention", url },
  } as const;
  return [{ type: "pointer", externalId: ref, ref, fallback, at: context.sentAt }];
}
