import { GraphRefusal, invalid } from "@/lib/sandbox/graph/errors.ts";
import { type Outgoing, readOutgoing } from "@/lib/sandbox/whatsapp/content.ts";
import { refused } from "@/lib/sandbox/whatsapp/errors.ts";
import { fails, goesOut } from "@/lib/sandbox/whatsapp/outcome.ts";
import { dialogueOf, takePace } from "@/lib/sandbox/whatsapp/people.ts";
import { type Recipient, recipientOf } from "@/lib/sandbox/whatsapp/recipient.ts";
import {
  conversationOf,
  type NumberCall,
  type WaDialogue,
  type WaMessage,
  type WhatsappPerson,
} from "@/lib/sandbox/whatsapp/state.ts";
import { addMessage, draft, type NewMessage, newWamid } from "@/lib/sandbox/whatsapp/thread.ts";

const DAY_MS = 86_400_000;

/**
 * `POST /{number}/messages`: a message, a reaction, or the blue ticks under a customer's message
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages).
 * @throws {GraphRefusal}
 */
export async function sendMessage(call: NumberCall): Promise<Record<string, unknown>> {
  const { number, params } = call;
  if (!number.scopes.has("whatsapp_business_messaging")) {
    throw refused(131005, "The token needs whatsapp_business_messaging");
  }
  if (params.need("messaging_product") !== "whatsapp") {
    throw invalid("Param messaging_product must be whatsapp");
  }
  if (params.text("status") !== undefined) return markRead(call);
  const recipient = recipientOf(call);
  if (params.text("type") === "reaction") return react(call, recipient);
  const outgoing = await readOutgoing(call);
  if (outgoing.category === "AUTHENTICATION" && recipient.byUserId) {
    throw refused(131062, "A code for signing in goes to a phone number");
  }
  return say(call, recipient, outgoing);
}

function markRead({ number, params }: NumberCall): { success: boolean } {
  if (params.need("status") !== "read") throw invalid("Param status must be one of {read}");
  const id = params.need("message_id");
  const theirs = [...number.dialogues.values()].map(({ messages }) => messages.get(id));
  if (!theirs.some((one) => one?.from === "customer")) throw invalid("Invalid WhatsApp message ID");
  return { success: true };
}

function say(call: NumberCall, recipient: Recipient, outgoing: Outgoing): Record<string, unknown> {
  const { world, number } = call;
  // Whoever is not on WhatsApp gets an id all the same, and a status that says so.
  const dialogue = dialogueOf(number, recipient.person ?? nobody(recipient));
  if (!takePace(dialogue, world.core.clock.now())) {
    throw refused(131056, "Too many messages sent from this number to the same person");
  }
  const message = newMessage(call, dialogue, outgoing);
  const why = recipient.person ? refusal(call, dialogue, outgoing) : refused(131026, "Nobody is there");
  if (why && number.refusesAtOnce) throw why;
  if (why) {
    const lost = draft(world, message);
    world.core.work.run(() => fails(world, number, dialogue, lost, why));
    return answer(recipient, lost.id);
  }
  const added = addMessage(world, number, dialogue, message);
  note(call, dialogue, added);
  world.core.work.run(() => goesOut(world, number, dialogue, added));
  return answer(recipient, added.id);
}

/** @throws {GraphRefusal} 131009 when it quotes what is not there */
function newMessage({ params }: NumberCall, dialogue: WaDialogue, outgoing: Outgoing): NewMessage {
  const replyTo = params.json("context").get("message_id").text;
  if (replyTo !== undefined && !dialogue.messages.has(replyTo)) {
    throw refused(131009, "Param context['message_id'] is not a message of this conversation");
  }
  const { content, text, attachments, buttons } = outgoing;
  const data = params.text("biz_opaque_callback_data");
  return { from: "business", content, text, attachments, buttons, replyTo, data };
}

/** Why a message will not arrive; null when it will. */
function refusal({ world }: NumberCall, dialogue: WaDialogue, { category }: Outgoing): GraphRefusal | null {
  if (dialogue.blocked) return refused(131026, "Message Undeliverable.");
  if (category !== undefined) return null;
  const { lastInbound } = dialogue;
  if (lastInbound !== null && world.core.clock.now() - lastInbound <= DAY_MS) return null;
  return refused(131047, "More than 24 hours have passed since the customer last replied to this number");
}

function nobody({ input: phone }: Recipient): WhatsappPerson {
  const hidden = { hidesPhone: false, hidesReading: false };
  return { key: phone, firstName: phone, phone, userId: `XX.${phone}`, ...hidden };
}

/** A mark on a customer's message. */
function react(call: NumberCall, recipient: Recipient): Record<string, unknown> {
  const reaction = call.params.json("reaction");
  const dialogue = recipient.person && call.number.dialogues.get(recipient.person.key);
  const message = dialogue?.messages.get(reaction.get("message_id").text ?? "");
  if (!message) throw refused(131009, "Param reaction['message_id'] is not a message of this conversation");
  return answer(recipient, newWamid());
}

function answer({ input, person }: Recipient, id: string): Record<string, unknown> {
  const known = person && { ...(!person.hidesPhone && { wa_id: person.phone }), user_id: person.userId };
  return {
    messaging_product: "whatsapp",
    contacts: [{ input, ...known ?? { wa_id: input } }],
    messages: [{ id }],
  };
}

function note({ world, number, method }: NumberCall, { person }: WaDialogue, message: WaMessage): void {
  const { id, text, attachments, replyTo, at } = message;
  world.core.sent.push({
    platform: "whatsapp",
    account: number.id,
    conversation: conversationOf(number, person),
    to: person.userId,
    id,
    method,
    text,
    attachments,
    replyTo,
    at,
  });
}
