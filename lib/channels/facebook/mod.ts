import type { Channel, ChannelNet, Connection } from "@/lib/channels/channel.ts";
import { openPage } from "@/lib/channels/facebook/api.ts";
import { check } from "@/lib/channels/facebook/check.ts";
import { connect, disconnect, health } from "@/lib/channels/facebook/connect.ts";
import { normalise } from "@/lib/channels/facebook/normalise.ts";
import { lookUpPost } from "@/lib/channels/facebook/posts.ts";
import { profile } from "@/lib/channels/facebook/profile.ts";
import { send } from "@/lib/channels/facebook/send.ts";
import { acknowledge, handshake, MAX_BODY_BYTES, verify } from "@/lib/channels/graph/hub.ts";

const POST = "post:";

/**
 * Facebook: Messenger and the comments of one page (Messenger Platform, Pages API).
 * @param net `base` is https://graph.facebook.com unless a test says otherwise; the version is added
 */
export function createFacebook(net: ChannelNet): Channel {
  const pageOf = (connection: Connection) => openPage(net, connection.credentials);
  return {
    maxBodyBytes: MAX_BODY_BYTES,
    verify,
    handshake,
    normalise,
    acknowledge,
    send: (out, connection) => send(pageOf(connection), out, connection),
    check: (credentials) => check(net, credentials),
    connect: (connection) => connect(net, connection),
    disconnect: (connection) => disconnect(net, connection),
    profile: (externalId, connection) => profile(pageOf(connection), externalId),
    // Nothing is ever only pointed at, so what is asked for is a post.
    lookup: async (ref, connection) =>
      ref.startsWith(POST) ? [await lookUpPost(pageOf(connection), ref.slice(POST.length))] : [],
    health: (connection) => health(net, connection),
  };
}
