import type { Inbound } from "@/lib/channels/channel.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";
import { readChange } from "@/lib/channels/whatsapp/changes.ts";
import { chosenIn } from "@/lib/channels/whatsapp/choices.ts";
import { contentOf } from "@/lib/channels/whatsapp/content.ts";
import { joined, personOf } from "@/lib/channels/whatsapp/people.ts";
import { isSystem, readSystem } from "@/lib/channels/whatsapp/system.ts";

/** Opened by the customer, with nothing said yet. */
const SILENT: ReadonlySet<string> = new Set(["request_welcome"]);

/** A message from a customer, or what a customer did to one. Groups are not taken. */
export function readMessage(message: Peek, value: Peek, sent: Peek): Inbound[] {
  const at = moment(message.get("timestamp"), sent);
  const type = message.get("type").text ?? "";
  if (isSystem(message)) return readSystem(message, at);
  const known = personOf(
    { phone: idOf(message.get("from")), userId: idOf(message.get("from_user_id")) },
    value.get("contacts"),
  );
  const empty = message.keys.length === 0;
  if (!known || empty || message.get("group_id").exists || SILENT.has(type)) return [];
  const change = readChange(message, known.person, at);
  if (change) return change;
  const said = {
    type: "message",
    externalId: idOf(message.get("id")) ?? standInId(message),
    thread: { kind: "direct", key: known.person.externalId },
    from: "contact",
    person: known.person,
    ...contentOf(message),
    replyTo: idOf(message.at("context", "id")),
    sentAt: at,
  } as const;
  return [...joined(known.ids, at), asPressed(said, chosenIn(message))];
}
