import type { Inbound, InboundMessage, InboundReceipt } from "@/lib/channels/channel.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import { contentOf } from "@/lib/channels/graph/content.ts";
import type { Entry } from "@/lib/channels/graph/envelope.ts";
import { type Exchange, exchangeOf } from "@/lib/channels/graph/exchange.ts";
import { feedbackText } from "@/lib/channels/graph/feedback.ts";
import { emojiOf } from "@/lib/channels/graph/reactions.ts";
import { idOf, moment, said, words } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";

/** Reads one kind of event; of another kind or another shape, nothing. */
type Reader = (exchange: Exchange) => Inbound[];

const READERS: readonly Reader[] = [
  readMessage,
  readEdit,
  readReaction,
  readPostback,
  readFeedback,
  readDelivery,
  readSeen,
];

/**
 * Reads an account's conversations, in the shape that Messenger and Instagram share
 * (developers.facebook.com/docs/messenger-platform/reference/webhook-events). Referrals, opt-ins and
 * hand-overs say nothing that a person could read: they are nothing here.
 * @param inboxUrl where a person finds these conversations
 */
export function readMessaging(entry: Entry, inboxUrl: string): Inbound[] {
  return entry.messaging.flatMap((event) => {
    const exchange = exchangeOf(event, entry, inboxUrl);
    return exchange ? READERS.flatMap((read) => read(exchange)) : [];
  });
}

function readMessage(exchange: Exchange): Inbound[] {
  const message = exchange.event.get("message");
  const externalId = idOf(message.get("mid"));
  if (message.get("is_deleted").isTrue) {
    return externalId === undefined ? [] : [{ type: "deletion", externalId, at: exchange.at }];
  }
  if (message.keys.length === 0) return [];
  const head = headOf(exchange, externalId ?? standInId(exchange.event));
  const said = { ...head, ...contentOf(message, exchange.inboxUrl) };
  return exchange.ours ? [said] : [asPressed(said, message.at("quick_reply", "payload").text)];
}

function headOf(exchange: Exchange, externalId: string) {
  const { customer, ours, at, event } = exchange;
  const thread: InboundMessage["thread"] = { kind: "direct", key: customer };
  const head = { type: "message" as const, externalId, thread, person: { externalId: customer }, sentAt: at };
  if (!ours) return { ...head, from: "contact" as const };
  return {
    ...head,
    from: "ours" as const,
    // What we send carries our own id, which Meta returns in echoes alone. Of others it names the app, never
    // the person.
    echoOf: words(event.at("message", "metadata")),
  };
}

function readEdit({ event, at }: Exchange): Inbound[] {
  const edit = event.get("message_edit");
  const externalId = idOf(edit.get("mid"));
  if (externalId === undefined || !edit.get("text").exists) return [];
  return [{ type: "edit", externalId, text: said(edit.get("text")) ?? "", at }];
}

function readReaction({ event, at, customer, ours }: Exchange): Inbound[] {
  const reaction = event.get("reaction");
  const externalId = idOf(reaction.get("mid"));
  if (externalId === undefined || ours) return [];
  return [{ type: "reaction", externalId, person: { externalId: customer }, emoji: emojiOf(reaction), at }];
}

/** A pressed button is what its title says. Older ones have no id of their own. */
function readPostback(exchange: Exchange): Inbound[] {
  const { event, at, customer, ours, inboxUrl } = exchange;
  const postback = event.get("postback");
  if (ours || postback.keys.length === 0) return [];
  const externalId = idOf(postback.get("mid")) ?? `postback:${customer}:${at}`;
  const text = words(postback.get("title")) ?? "";
  const unknown = text === "" ? { what: "postback", url: inboxUrl } : undefined;
  const pressed = { ...headOf(exchange, externalId), text, attachments: [], unknown };
  return [asPressed(pressed, postback.get("payload").text)];
}

/** An answer to a form that asks how it was. It has no id of its own. */
function readFeedback(exchange: Exchange): Inbound[] {
  const feedback = exchange.event.get("messaging_feedback");
  if (exchange.ours || feedback.keys.length === 0) return [];
  const text = feedbackText(feedback);
  const unknown = text === "" ? { what: "feedback", url: exchange.inboxUrl } : undefined;
  return [{ ...headOf(exchange, standInId(exchange.event)), text, attachments: [], unknown }];
}

/** By ids where Meta names them, else everything up to a moment. */
function readDelivery({ event, at, customer, ours }: Exchange): Inbound[] {
  const delivery = event.get("delivery");
  if (ours || !delivery.exists) return [];
  const receipt: InboundReceipt = { type: "receipt", status: "delivered", at };
  const externalIds = delivery.get("mids").list.map(idOf).filter((id) => id !== undefined);
  if (externalIds.length > 0) return [{ ...receipt, externalIds }];
  const upTo = moment(delivery.get("watermark"));
  return upTo === 0 ? [] : [{ ...receipt, upTo: { threadKey: customer, at: upTo } }];
}

/**
 * One message (Instagram) or everything up to a moment (Messenger). That moment may be when Meta took the last
 * message, which our own clock wrote down later: whatever we had sent when it was read, was read.
 */
function readSeen({ event, at, customer, ours }: Exchange): Inbound[] {
  const read = event.get("read");
  if (ours || !read.exists) return [];
  const receipt: InboundReceipt = { type: "receipt", status: "read", at };
  const mid = idOf(read.get("mid"));
  if (mid !== undefined) return [{ ...receipt, externalIds: [mid] }];
  const upTo = moment(read.get("watermark"));
  return upTo === 0 ? [] : [{ ...receipt, upTo: { threadKey: customer, at: Math.max(upTo, at) } }];
}
