import type { Channel, ChannelNet } from "@/lib/channels/channel.ts";
import { constantTimeEqual } from "@/lib/channels/signatures.ts";
import { editText } from "@/lib/channels/telegram/edit.ts";
import { fileAddress, profileOf } from "@/lib/channels/telegram/lookup.ts";
import { normalise } from "@/lib/channels/telegram/normalise.ts";
import { answerPress } from "@/lib/channels/telegram/pressed.ts";
import { send } from "@/lib/channels/telegram/send.ts";
import { check, connect, disconnect, health } from "@/lib/channels/telegram/setup.ts";

const SECRET_HEADER = "x-telegram-bot-api-secret-token";

/**
 * Telegram by its Bot API (https://core.telegram.org/bots/api): private chats between a customer and a bot.
 * @param net `base` is the API's root, https://api.telegram.org unless a test says otherwise
 */
export function createTelegram(net: ChannelNet): Channel {
  return {
    verify: (req, connection) => {
      const secret = connection.webhookSecret;
      const given = req.headers.get(SECRET_HEADER) ?? "";
      return Promise.resolve(secret !== "" && constantTimeEqual(given, secret));
    },
    normalise: (payload) => normalise(payload),
    // An empty answer: a JSON body would be taken for a method to call.
    acknowledge: () => new Response(null, { status: 200 }),
    send: (out, connection) => send(net, out, connection),
    check: (credentials) => check(net, credentials),
    connect: (connection) => connect(net, connection),
    disconnect: (connection) => disconnect(net, connection),
    profile: (externalId, connection) => profileOf(net, externalId, connection),
    file: (ref, connection) => fileAddress(net, ref, connection),
    pressed: (press, say, connection) => answerPress(net, press, say, connection),
    edit: (externalId, text, connection) => editText(net, externalId, text, connection),
    health: (connection) => health(net, connection),
  };
}
