import { sendEvent } from "@/lib/sandbox/graph/events.ts";
import { personName } from "@/lib/sandbox/graph/state.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import type {
  WaDialogue,
  WaMessage,
  WaNumber,
  WhatsappPerson,
  WhatsappWorld,
} from "@/lib/sandbox/whatsapp/state.ts";

/** What a value of any field begins with. */
function head({ displayPhone, id }: WaNumber) {
  const display_phone_number = displayPhone.replaceAll(/\D/g, "");
  return { messaging_product: "whatsapp", metadata: { display_phone_number, phone_number_id: id } };
}

/** `wa_id` is missing once the person has a username; `user_id` is always there. */
function contactOf(person: WhatsappPerson) {
  const { phone, userId, username, hidesPhone } = person;
  const profile = { name: personName(person), ...(username !== undefined && { username }) };
  return { profile, ...(!hidesPhone && { wa_id: phone }), user_id: userId };
}

/** Tells a message of a person. @param message its id, time and sender are added where it has none */
export function tellMessage(
  world: WhatsappWorld,
  number: WaNumber,
  person: WhatsappPerson,
  message: Readonly<Record<string, unknown>>,
): Promise<DeliveryResult> {
  const { phone, userId, hidesPhone } = person;
  const sender = { ...(!hidesPhone && { from: phone }), from_user_id: userId };
  const timestamp = String(world.core.clock.seconds());
  const value = {
    ...head(number),
    contacts: [contactOf(person)],
    messages: [{ ...sender, timestamp, ...message }],
  };
  return sendEvent(world, number, { field: "messages", value });
}

/** Tells what became of a message of the business; a status that was told already is told again. */
export function tellStatus(
  world: WhatsappWorld,
  number: WaNumber,
  { person }: WaDialogue,
  message: WaMessage,
  status: "sent" | "delivered" | "read" | "played" | "failed",
  error?: Record<string, unknown>,
): Promise<DeliveryResult> {
  const { phone, userId, hidesPhone } = person;
  const charged = status === "sent" || status === "delivered";
  const one = {
    id: message.id,
    status,
    timestamp: String(world.core.clock.seconds()),
    ...(!hidesPhone && { recipient_id: phone }),
    recipient_user_id: userId,
    ...(message.data !== undefined && { biz_opaque_callback_data: message.data }),
    ...(charged && { pricing: { billable: false, pricing_model: "PMP", type: "free_customer_service" } }),
    ...(error && { errors: [error] }),
  };
  const value = { ...head(number), statuses: [one] };
  return sendEvent(world, number, { field: "messages", value, name: "statuses" });
}

/** Tells what somebody wrote in the phone app of the same number. */
export function tellEcho(
  world: WhatsappWorld,
  number: WaNumber,
  { phone, userId }: WhatsappPerson,
  { id, content, at }: WaMessage,
): Promise<DeliveryResult> {
  const from = number.displayPhone.replaceAll(/\D/g, "");
  const timestamp = String(Math.floor(at / 1000));
  const echo = { from, to: phone, to_user_id: userId, id, timestamp, ...content };
  return sendEvent(world, number, {
    field: "smb_message_echoes",
    value: { ...head(number), message_echoes: [echo] },
  });
}
