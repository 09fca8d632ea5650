import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const errors: Twin<Catalogue>["errors"] = {
  "invalid_request": "Something is not filled in right. Look at the marked fields.",
  "malformed_json": "The request arrived damaged. Reload the page and try again.",
  "unauthorized": "Sign in again to go on.",
  "forbidden": "You are not allowed to do this. Ask the owner or an admin.",
  "bad_signature": "The signature does not match. Check the secret in the channel’s settings.",
  "not_found": "This is gone, or you have no access. Go back to the list.",
  "conflict": "Somebody was faster. Reload the page to see what has changed.",
  "newer_message": "A new message came while you were writing. Read it and send again.",
  "link_expired": "This link no longer works. Open the conversation again, or ask for a new one.",
  "too_large": "This is too large. Send a smaller file or a link.",
  "text_too_long": "The text is too long for this channel. Shorten it.",
  "attachment_not_supported": "This channel does not take such a file. Remove it, or send a link.",
  "cannot_write_first": "This channel does not let us write first. Wait for the customer’s message.",
  "reply_window_closed": "The time to reply is over. Wait until the customer writes again.",
  "channel_read_only": "Here you can answer only on the platform itself. Open the conversation there.",
  "placeholder_unresolved": "The text still has an empty placeholder. Fill it in or take it out.",
  "connection_paused": "The channel is paused. An admin needs to reconnect it.",
  "not_available": "This cannot be done here yet. Choose another channel.",
  "connect_failed": "Connecting did not work. Check the key and try again.",
  "too_many_requests": "That was too often. Wait a minute and try again.",
  "internal": "Something broke on our side, and we know. Try again in a minute.",
  "unavailable": "We are not answering right now. Try again in a minute.",
  "offline": "There is no connection. Check the internet and try again.",
  "incomplete":
    "A part of the page did not load. Press again: the page opens anew, and what you wrote stays.",
  "other": "It did not work. Try again.",
};
