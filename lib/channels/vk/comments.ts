import type { Inbound, InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { type CommentPlace, mediaPlace, wallPlace } from "@/lib/channels/vk/comment_place.ts";
import { readContent } from "@/lib/channels/vk/content.ts";
import { type EventContext, type EventReader, timeOf } from "@/lib/channels/vk/event.ts";
import { integer, positive } from "@/lib/channels/vk/ids.ts";
import { personOf } from "@/lib/channels/vk/links.ts";
import { addresseeOf } from "@/lib/channels/vk/text.ts";

type PlaceOf = (object: Peek) => CommentPlace | undefined;

/** Readers of new (or restored), edited and deleted comments. */
export interface CommentReaders {
  readonly written: EventReader;
  readonly edited: EventReader;
  readonly deleted: EventReader;
}

/** Comments under wall posts: one ticket per post and author. */
export const wallComments: CommentReaders = readersFor(wallPlace);

/** Comments under photos or videos, silent unless the connection's switch is on. */
export function mediaComments(type: "photo" | "video"): CommentReaders {
  const { written, edited, deleted } = readersFor(mediaPlace(type));
  const whenOn = (read: EventReader): EventReader => (object, context) =>
    context.mediaComments[type] ? read(object, context) : [];
  return { written: whenOn(written), edited: whenOn(edited), deleted: whenOn(deleted) };
}

function readersFor(placeOf: PlaceOf): CommentReaders {
  return {
    written: (object, context) => readComment(object, placeOf(object), context),
    edited: (object, context) => readEdit(object, placeOf(object), context),
    deleted: (object, context) => {
      const place = placeOf(object);
      return place ? [{ type: "deletion", externalId: place.idOf(place.comment), at: context.now }] : [];
    },
  };
}

function readComment(object: Peek, place: CommentPlace | undefined, context: EventContext): Inbound[] {
  const author = integer(object.get("from_id"));
  if (!place || !author || object.get("deleted").isTrue) return [];
  const ours = author === -context.group;
  const customer = ours ? answeredBy(object, context.group) : author;
  // A comment of ours that answers nobody belongs to no ticket.
  if (customer === undefined) return [];
  const message: InboundMessage = {
    type: "message",
    externalId: place.idOf(place.comment),
    thread: { kind: "comment", key: `${place.key}:${customer}`, post: place.post },
    from: ours ? "ours" : "contact",
    person: personOf(customer),
    ...readContent(object, place.url, "public"),
    replyTo: parentOf(object, place),
    sentAt: timeOf(object.get("date"), context),
  };
  return [message];
}

function readEdit(object: Peek, place: CommentPlace | undefined, context: EventContext): Inbound[] {
  if (!place) return [];
  const { text, attachments } = readContent(object, place.url, "public");
  return [{ type: "edit", externalId: place.idOf(place.comment), text, attachments, at: context.now }];
}

/** Whom a comment of the community answers: by VK's field, else by the name that it begins with. */
function answeredBy(object: Peek, group: number): number | undefined {
  const candidates = [integer(object.get("reply_to_user")), addresseeOf(object.get("text").text ?? "")];
  return candidates.find((id) => id !== undefined && id !== 0 && id !== -group);
}

function parentOf(object: Peek, place: CommentPlace): string | undefined {
  const parent = positive(object.get("reply_to_comment"));
  const stack = object.get("parents_stack").list;
  const last = stack.at(-1);
  const nearest = parent ?? (last && positive(last));
  return nearest === undefined ? undefined : place.idOf(nearest);
}
