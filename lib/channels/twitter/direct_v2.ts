import type { Inbound, InboundMessage } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { idOf, moment, said } from "@/lib/channels/reading.ts";
import { directId, snowflake } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";
import { personOf } from "@/lib/channels/twitter/person.ts";
import { visibleText } from "@/lib/channels/twitter/text.ts";
import { attachmentsIn, findIn } from "@/lib/channels/twitter/tweet.ts";

/**
 * A direct message as API v2 itself writes one (docs.x.com/x-api/direct-messages/lookup). The documents show the
 * older shape inside the events; where this one comes it is read as well. Conversations of several are nothing.
 */
export function readDirectV2(event: Peek, includes: Peek, self: string): Inbound[] {
  const id = snowflake(event.get("id"));
  const sender = snowflake(event.get("sender_id"));
  if (event.get("event_type").text !== "MessageCreate" || id === undefined || sender === undefined) return [];
  const ours = sender === self;
  const conversation = idOf(event.get("dm_conversation_id")) ?? `${sender}-${self}`;
  const sides = conversation.split("-");
  const customer = sides.find((side) => side !== self);
  if (sides.length !== 2 || !sides.includes(self) || snowflake(new Peek(customer)) === undefined) return [];
  const { attachments, hidden } = attachmentsIn(event, includes, links.messages);
  const text = visibleText({
    text: said(event.get("text")) ?? "",
    entities: event.get("entities"),
    media: [],
  });
  const unseen = hidden ? "media" : text === "" && attachments.length === 0 ? "message" : undefined;
  const message: InboundMessage = {
    type: "message",
    externalId: directId(id),
    thread: { kind: "direct", key: customer ?? sender },
    from: ours ? "ours" : "contact",
    person: personOf(customer ?? sender, findIn(includes.get("users"), customer ?? sender)),
    text,
    attachments,
    unknown: unseen && { what: unseen, url: links.messages },
    sentAt: moment(event.get("created_at")),
  };
  return [message];
}
