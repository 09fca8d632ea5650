import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const send: Twin<Catalogue>["send"] = {
  "error.token": "The channel has lost its access. An admin needs to reconnect it under Channels.",
  "error.user":
    "The customer cannot be reached: they closed their messages or deleted the account. Try another channel of theirs.",
  "error.window": "The time to reply is over. Wait until the customer writes again.",
  "error.content": "{platform} did not take the message: {reason}. Change it and send it again.",
  "error.rate": "{platform} asks us to wait: too many messages in a row. We will send it a little later.",
  "error.transient": "{platform} does not answer. Try sending it again.",
  "error.unsure":
    "The line broke while sending, and {platform} did not say whether it arrived. Look there before you repeat it.",
  "error.too_long": "This is too long for {platform}. Shorten it and send it again.",
  "error.attachment": "{platform} did not take the attachment. Remove it, or send a link.",
  "error.offline": "There is no connection. The message is kept here: send it once you are back online.",
  "error.cannot_write_first": "{platform} does not let us write first. Wait for the customer’s message.",
  "error.failed": "It was not sent. Try again; if that does not help, tell your admin.",
  "error.connection_gone": "The channel is disconnected. Connect it again and try once more.",
  "error.connection_paused": "The channel is paused. An admin needs to reconnect it, then try again.",
  "error.waiting_rate": "{platform} asks us to wait. We will send it a little later.",
  "error.waiting_transient": "{platform} does not answer yet. We keep trying.",
  "error.other": "It was not sent. Try again; if that does not help, tell your admin.",
  "edit.token": "Not changed: the channel has lost its access. An admin needs to reconnect it.",
  "edit.user": "Not changed: the customer closed their messages or deleted the account.",
  "edit.content": "Not changed, {platform} did not take the new text: {reason}. Correct it and try again.",
  "edit.edit_window": "Not changed: the time in which {platform} lets messages be changed is over.",
  "edit.rate": "Not changed: {platform} asks us to wait. Try again later.",
  "edit.transient": "Not changed: {platform} does not answer. Try again.",
  "edit.connection_gone": "Not changed: the channel is disconnected. Connect it and try again.",
  "edit.connection_paused": "Not changed: the channel is paused. An admin needs to resume it.",
  "edit.other": "Not changed. Try again.",
};
