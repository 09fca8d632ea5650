import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import { readChange } from "@/lib/channels/whatsapp/changes.ts";
import { contentOf } from "@/lib/channels/whatsapp/content.ts";
import { personOf } from "@/lib/channels/whatsapp/people.ts";

/**
 * What a colleague did in the WhatsApp Business app of the same number
 * (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/smb_message_echoes).
 * What we send ourselves is never repeated.
 */
export function readEcho(echo: Peek, value: Peek, sent: Peek): Inbound[] {
  const known = personOf(customerOf(echo, value), value.get("contacts"));
  if (!known) return [];
  const at = moment(echo.get("timestamp"), sent);
  const change = readChange(echo, known.person, at);
  // The card has room for the customer's mark, not for ours.
  if (change) return change.filter(({ type }) => type !== "reaction");
  const externalId = idOf(echo.get("id"));
  if (externalId === undefined) return [];
  return [{
    type: "message",
    externalId,
    thread: { kind: "direct", key: known.person.externalId },
    from: "ours",
    person: known.person,
    ...contentOf(echo),
    replyTo: idOf(echo.at("context", "id")),
    sentAt: at,
  }];
}

/** `to`, unless that is our own number. */
function customerOf(echo: Peek, value: Peek) {
  const own = digitsOf(idOf(value.at("metadata", "display_phone_number")));
  const to = idOf(echo.get("to"));
  const phone = to !== undefined && digitsOf(to) === own ? idOf(echo.get("from")) : to;
  return { phone, userId: idOf(echo.get("to_user_id")) };
}

function digitsOf(number: string | undefined): string {
  return number?.replaceAll(/\D/g, "") ?? "";
}
