import type { Inbound, InboundReceipt } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { idOf, moment, words } from "@/lib/channels/reading.ts";
import { failureOf } from "@/lib/channels/whatsapp/errors.ts";

/** A voice message that was played has been read. */
const STATUSES: ReadonlyMap<string, InboundReceipt["status"]> = new Map([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
]);

/** What became of a message of ours. `read` may come without `delivered`, and never from those who hide it. */
export function readStatus(item: Peek, _value: Peek, sent: Peek): Inbound[] {
  const status = STATUSES.get(item.get("status").text ?? "");
  const externalId = idOf(item.get("id"));
  if (status === undefined || externalId === undefined) return [];
  const at = moment(item.get("timestamp"), sent);
  // Our own id, as it was sent along: WhatsApp repeats no message of ours, so this alone settles a doubt.
  const echoOf = words(item.get("biz_opaque_callback_data"));
  const receipt: InboundReceipt = { type: "receipt", status, externalIds: [externalId], echoOf, at };
  // Without our id it says no more than the answer to the call did.
  if (status === "sent" && echoOf === undefined) return [];
  if (status !== "failed") return [receipt];
  return [{ ...receipt, error: failureOf(item.get("errors").list[0] ?? new Peek(undefined)) }];
}
