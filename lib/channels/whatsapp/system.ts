import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** A note of WhatsApp itself: nobody's words. */
export function isSystem(message: Peek): boolean {
  return message.get("type").text === "system";
}

/**
 * A person changed their number, or got another id within our business
 * (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system).
 * Both former names lead on to the new one.
 */
export function readSystem(message: Peek, at: number): Inbound[] {
  const system = message.get("system");
  const to = [system.get("user_id"), system.get("wa_id"), system.get("new_wa_id")].map(idOf)
    .find((id) => id !== undefined);
  if (to === undefined) return [];
  const former = [
    system.get("previous_user_id"),
    message.get("from_user_id"),
    message.get("from"),
  ].map(idOf).filter((id) => id !== undefined && id !== to);
  return [...new Set(former)].flatMap((from) => from === undefined ? [] : [{ type: "rename", from, to, at }]);
}
