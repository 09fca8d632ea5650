import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { type Change, entriesOf, isOwn } from "@/lib/channels/graph/envelope.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";
import { readCall } from "@/lib/channels/whatsapp/calls.ts";
import { readEcho } from "@/lib/channels/whatsapp/echoes.ts";
import { readMessage } from "@/lib/channels/whatsapp/messages.ts";
import { readStatus } from "@/lib/channels/whatsapp/statuses.ts";

/** Reads one item of a list; `value` is what the list stands in, `sent` the time of the whole call. */
type Reader = (item: Peek, value: Peek, sent: Peek) => Inbound[];

const LISTS: readonly (readonly [list: string, read: Reader])[] = [
  ["messages", readMessage],
  ["message_echoes", readEcho],
  ["statuses", readStatus],
  ["calls", readCall],
];
/** Templates, preferences and the account's own affairs are other fields. */
const FIELDS: ReadonlySet<string> = new Set([
  "messages",
  "message_echoes",
  "smb_message_echoes",
  "standby",
  "calls",
  // Some relays leave the name of the field out.
  "",
]);

/**
 * Reads one webhook call of the object `whatsapp_business_account`
 * (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks). A business has many
 * numbers, so what counts is the number that was written to.
 */
export function normalise(payload: unknown, connection: Connection): Inbound[] {
  return entriesOf(payload, "whatsapp_business_account").flatMap(({ changes, time }) =>
    changes.filter((change) => isForUs(change, connection)).flatMap(({ value }) =>
      LISTS.flatMap(([list, read]) => value.get(list).list.flatMap((item) => read(item, value, time)))
    )
  );
}

/** What names no number at all was posted to this connection's own address, and signed for it. */
function isForUs({ field, value }: Change, { accountId }: Connection): boolean {
  const number = idOf(value.at("metadata", "phone_number_id"));
  return FIELDS.has(field) && (number === undefined || isOwn(number, accountId));
}
