import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { readContent } from "@/lib/channels/vk/content.ts";
import { type EventContext, timeOf } from "@/lib/channels/vk/event.ts";
import { integer, positive } from "@/lib/channels/vk/ids.ts";
import { links, personOf } from "@/lib/channels/vk/links.ts";
import { addresseeOf } from "@/lib/channels/vk/text.ts";

interface TopicPlace {
  readonly topic: string;
  readonly externalId: string;
  readonly url: string;
}

/** `board_post_new` and `board_post_restore`: all of a topic is one ticket, the community's posts too. */
export function readTopicPost(object: Peek, context: EventContext): Inbound[] {
  const place = placeOf(object, context);
  const author = integer(object.get("from_id"));
  if (!place || !author) return [];
  const ours = author === -context.group;
  // Our own post names its customer by the greeting, if at all; the ticket is the topic's anyway.
  const customer = ours ? addresseeOf(object.get("text").text ?? "") ?? author : author;
  return [{
    type: "message",
    externalId: place.externalId,
    thread: {
      kind: "discussion",
      key: `topic:${place.topic}`,
      post: { externalId: `topic-${place.topic}`, url: place.url },
    },
    from: ours ? "ours" : "contact",
    person: personOf(customer),
    ...readContent(object, place.url, "public"),
    sentAt: timeOf(object.get("date"), context),
  }];
}

/** `board_post_edit`. */
export function readTopicEdit(object: Peek, context: EventContext): Inbound[] {
  const place = placeOf(object, context);
  if (!place) return [];
  const { text, attachments } = readContent(object, place.url, "public");
  return [{ type: "edit", externalId: place.externalId, text, attachments, at: context.now }];
}

/** `board_post_delete`. */
export function readTopicDeletion(object: Peek, context: EventContext): Inbound[] {
  const place = placeOf(object, context);
  return place ? [{ type: "deletion", externalId: place.externalId, at: context.now }] : [];
}

function placeOf(object: Peek, context: EventContext): TopicPlace | undefined {
  // The owner comes below zero in some events and above in others: it is a community in all.
  const group = Math.abs(integer(object.get("topic_owner_id")) ?? context.group);
  const topic = positive(object.get("topic_id"));
  const post = positive(object.get("id"));
  if (topic === undefined || post === undefined) return undefined;
  return {
    topic: `${group}_${topic}`,
    externalId: `b${group}_${topic}_${post}`,
    url: links.topicPost(group, topic, post),
  };
}
