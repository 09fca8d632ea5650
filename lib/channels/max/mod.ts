import type { Channel, ChannelNet, Connection } from "@/lib/channels/channel.ts";
import { openApi } from "@/lib/channels/max/api.ts";
import { videoAddress } from "@/lib/channels/max/file.ts";
import { normalise } from "@/lib/channels/max/normalise.ts";
import { answerPress } from "@/lib/channels/max/pressed.ts";
import { edit, send } from "@/lib/channels/max/send.ts";
import { check, connect, disconnect, health } from "@/lib/channels/max/setup.ts";
import { constantTimeEqual } from "@/lib/channels/signatures.ts";

const SECRET_HEADER = "x-max-bot-api-secret";

/**
 * MAX by its Bot API (https://dev.max.ru/docs-api): dialogs between a customer and a bot.
 * @param net `base` is https://platform-api2.max.ru unless a test says otherwise; `fetch` must trust the
 * certificate authority of the Russian ministry of digital development, which signs that address
 */
export function createMax(net: ChannelNet): Channel {
  const apiOf = (connection: Connection) => openApi(net, connection.credentials);
  return {
    verify: (req, { webhookSecret }) => {
      const given = req.headers.get(SECRET_HEADER) ?? "";
      return Promise.resolve(webhookSecret !== "" && constantTimeEqual(given, webhookSecret));
    },
    normalise,
    acknowledge: () => new Response(null, { status: 200 }),
    send: (out, connection) => send(apiOf(connection), out),
    check: (credentials) => check(openApi(net, credentials)),
    connect: (connection) => connect(apiOf(connection), connection),
    disconnect: (connection) => disconnect(apiOf(connection), connection),
    file: (ref, connection) => videoAddress(apiOf(connection), ref),
    pressed: (press, say, connection) => answerPress(apiOf(connection), press, say),
    edit: (externalId, text, connection) => edit(apiOf(connection), externalId, text),
    health: (connection) => health(apiOf(connection), connection),
  };
}
