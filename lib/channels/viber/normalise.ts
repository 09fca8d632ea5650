import type { Inbound, InboundReceipt, Person } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { idOf, moment, words } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";
import { contentOf } from "@/lib/channels/viber/content.ts";
import { asKey } from "@/lib/channels/viber/keyboard.ts";
import { personOf } from "@/lib/channels/viber/person.ts";

type Reader = (event: Peek) => Inbound[];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["message", readMessage],
  ["delivered", readDelivered],
  ["seen", readSeen],
  ["failed", readFailed],
  ["subscribed", (event) => reach(event, personOf(event.get("user")), true)],
  ["unsubscribed", (event) => reach(event, leaver(event), false)],
  ["conversation_started", readStart],
]);

/** The events to subscribe to; messages come without asking. (REST bot API, set_webhook) */
export const EVENT_TYPES: readonly string[] = [...READERS.keys()].filter((type) => type !== "message");

/** Reads one callback; the first one, `webhook`, and unknown events are nothing. */
export function normalise(payload: unknown): Inbound[] {
  const event = new Peek(payload);
  return READERS.get(event.get("event").text ?? "")?.(event) ?? [];
}

function readMessage(event: Peek): Inbound[] {
  const person = personOf(event.get("sender"));
  if (!person) return [];
  const message = {
    type: "message",
    externalId: idOf(event.get("message_token")) ?? standInId(event),
    thread: { kind: "direct", key: person.externalId },
    from: "contact",
    person,
    ...contentOf(event.get("message")),
    sentAt: moment(event.get("timestamp")),
  } as const;
  return [asKey(message, event.at("message", "tracking_data"))];
}

/** Comes once for each of the customer's devices. */
function readDelivered(event: Peek): Inbound[] {
  return receipt(event, { status: "delivered" });
}

/** One event for the last unread message covers all before it. */
function readSeen(event: Peek): Inbound[] {
  const threadKey = idOf(event.get("user_id"));
  const at = moment(event.get("timestamp"));
  const upTo = threadKey === undefined || at === 0 ? undefined : { threadKey, at };
  return receipt(event, { status: "read", upTo });
}

/** The client can refuse what the server has taken. */
function readFailed(event: Peek): Inbound[] {
  const message = words(event.get("desc")) ?? "failed";
  return receipt(event, { status: "failed", error: { kind: "content", message } });
}

function receipt(event: Peek, rest: Pick<InboundReceipt, "status" | "upTo" | "error">): Inbound[] {
  const token = idOf(event.get("message_token"));
  if (token === undefined) return [];
  return [{ type: "receipt", externalIds: [token], ...rest, at: moment(event.get("timestamp")) }];
}

/** Opening a conversation is no permission yet, but it tells of one that was given before. */
function readStart(event: Peek): Inbound[] {
  return event.get("subscribed").isTrue ? reach(event, personOf(event.get("user")), true) : [];
}

function leaver(event: Peek): Person | undefined {
  const externalId = idOf(event.get("user_id"));
  return externalId === undefined ? personOf(event.get("user")) : { externalId };
}

function reach(event: Peek, person: Person | undefined, allowed: boolean): Inbound[] {
  return person ? [{ type: "reach", person, allowed, at: moment(event.get("timestamp")) }] : [];
}
