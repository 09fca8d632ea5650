import type { Channel, ChannelNet } from "@/lib/channels/channel.ts";
import { check } from "@/lib/channels/viber/account.ts";
import { normalise } from "@/lib/channels/viber/normalise.ts";
import { send } from "@/lib/channels/viber/send.ts";
import { acknowledge, handshake, verify } from "@/lib/channels/viber/verify.ts";
import { connect, disconnect, health } from "@/lib/channels/viber/webhook.ts";

/**
 * Viber by its REST bot API (https://developers.viber.com/docs/api/rest-bot-api/): conversations between a
 * customer and a bot. There is no look-up of profiles: callbacks carry them, and asking is rationed to two
 * a day.
 * @param net `base` is https://chatapi.viber.com/pa unless a test says otherwise
 */
export function createViber(net: ChannelNet): Channel {
  return {
    verify,
    handshake,
    normalise,
    acknowledge,
    send: (out, connection) => send(net, out, connection),
    check: (credentials) => check(net, credentials),
    connect: (connection) => connect(net, connection),
    disconnect: (connection) => disconnect(net, connection),
    health: (connection) => health(net, connection),
  };
}
