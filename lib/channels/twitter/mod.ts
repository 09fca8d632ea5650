import type { Channel, ChannelNet, Connection } from "@/lib/channels/channel.ts";
import { openApi } from "@/lib/channels/twitter/api.ts";
import { check } from "@/lib/channels/twitter/check.ts";
import { fileAddress, lookUpPost, profile } from "@/lib/channels/twitter/lookup.ts";
import { normalise } from "@/lib/channels/twitter/normalise.ts";
import { send } from "@/lib/channels/twitter/send.ts";
import { handshake, verify } from "@/lib/channels/twitter/verify.ts";
import { connect, disconnect, health } from "@/lib/channels/twitter/webhook.ts";

/**
 * X, formerly Twitter, by its API v2 (docs.x.com): direct messages, mentions and answers to posts. Events
 * come through the X Activity API or, where an app has no more, the Account Activity API.
 * @param net `base` is https://api.x.com unless a test says otherwise
 * @param now ms since the epoch: the clock that requests are signed by
 */
export function createTwitter(net: ChannelNet, now: () => number = Date.now): Channel {
  const apiOf = (connection: Connection) => openApi(net, connection.credentials, now);
  return {
    verify,
    handshake,
    normalise,
    acknowledge: () => new Response(null, { status: 200 }),
    send: (out, connection) => send(apiOf(connection), out),
    check: (credentials) => check(openApi(net, credentials, now)),
    connect: (connection) => connect(apiOf(connection), connection),
    disconnect: (connection) => disconnect(apiOf(connection), connection),
    profile: (externalId, connection) => profile(apiOf(connection), externalId),
    file: (ref, connection) => fileAddress(net, ref, connection, now()),
    lookup: (ref, connection) => lookUpPost(apiOf(connection), ref, now()),
    health: (connection) => health(apiOf(connection), connection),
  };
}
