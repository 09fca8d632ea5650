import type { Channel, ChannelNet, Connection } from "@/lib/channels/channel.ts";
import { acknowledge, handshake, MAX_BODY_BYTES, verify } from "@/lib/channels/graph/hub.ts";
import { openAccount } from "@/lib/channels/instagram/api.ts";
import { check } from "@/lib/channels/instagram/check.ts";
import { connect, disconnect, health } from "@/lib/channels/instagram/connect.ts";
import { fileAddress } from "@/lib/channels/instagram/file.ts";
import { lookUp } from "@/lib/channels/instagram/lookup.ts";
import { normalise } from "@/lib/channels/instagram/normalise.ts";
import { profile } from "@/lib/channels/instagram/profile.ts";
import { refreshToken } from "@/lib/channels/instagram/refresh.ts";
import { send } from "@/lib/channels/instagram/send.ts";

/**
 * Instagram: Direct, comments and mentions of a professional account (Instagram API with Instagram Login).
 * @param net `base` is https://graph.instagram.com unless a test says otherwise; the version is added
 */
export function createInstagram(net: ChannelNet): Channel {
  const open = (connection: Connection) => openAccount(net, connection.credentials);
  return {
    maxBodyBytes: MAX_BODY_BYTES,
    verify,
    handshake,
    normalise,
    acknowledge,
    send: (out, connection) => send(open(connection), out, connection),
    check: (credentials) => check(openAccount(net, credentials)),
    connect: (connection) => connect(open(connection), connection),
    disconnect: (connection) => disconnect(open(connection), connection),
    profile: (externalId, connection) => profile(open(connection), connection.accountId, externalId),
    file: (ref, connection) => fileAddress(open(connection), connection.accountId, ref),
    lookup: (ref, connection) => lookUp(open(connection), ref, connection),
    refresh: (connection) => refreshToken(net, connection),
    health: (connection) => health(open(connection), connection),
  };
}
