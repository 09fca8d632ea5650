import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import { joined, personOf } from "@/lib/channels/whatsapp/people.ts";

/** A customer calls a number that takes calls: it cannot be answered here, but must be seen (C-10). */
export function readCall(call: Peek, value: Peek, sent: Peek): Inbound[] {
  const externalId = idOf(call.get("id"));
  const theirs = call.get("direction").text === "USER_INITIATED" && call.get("event").text === "connect";
  const known = personOf(
    { phone: idOf(call.get("from")), userId: idOf(call.get("from_user_id")) },
    value.get("contacts"),
  );
  if (externalId === undefined || !theirs || !known) return [];
  const at = moment(call.get("timestamp"), sent);
  return [...joined(known.ids, at), {
    type: "message",
    externalId,
    thread: { kind: "direct", key: known.person.externalId },
    from: "contact",
    person: known.person,
    text: "",
    attachments: [],
    sentAt: at,
    unknown: { what: "call" },
  }];
}
