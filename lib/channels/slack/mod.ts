import type { Channel, ChannelNet, Connection } from "@/lib/channels/channel.ts";
import { openApi } from "@/lib/channels/slack/api.ts";
import { fileAddress, profile } from "@/lib/channels/slack/lookup.ts";
import { normalise } from "@/lib/channels/slack/normalise.ts";
import { parse } from "@/lib/channels/slack/pressed.ts";
import { edit, send } from "@/lib/channels/slack/send.ts";
import { check, connect, health } from "@/lib/channels/slack/setup.ts";
import { handshake, verify } from "@/lib/channels/slack/verify.ts";

/**
 * Slack by its Web API and Events API (https://docs.slack.dev): conversations with an app's bot.
 * @param net `base` is https://slack.com/api unless a test says otherwise
 * @param now ms since the epoch: requests older than five minutes are refused
 */
export function createSlack(net: ChannelNet, now: () => number = Date.now): Channel {
  const apiOf = (connection: Connection) => openApi(net, connection.credentials);
  return {
    verify: (req, connection) => verify(req, connection, now()),
    handshake,
    normalise,
    parse,
    acknowledge: () => new Response(null, { status: 200 }),
    send: (out, connection) => send(apiOf(connection), out),
    check: (credentials) => check(openApi(net, credentials)),
    connect: (connection) => connect(apiOf(connection), connection),
    // The address of the events stands in the app's own settings, where only its owner can take it away.
    disconnect: () => Promise.resolve(),
    profile: (externalId, connection) => profile(apiOf(connection), externalId, connection),
    file: (ref, connection) => fileAddress(net, apiOf(connection), ref, connection),
    edit: (externalId, text, connection) => edit(apiOf(connection), externalId, text),
    health: (connection) => health(apiOf(connection)),
  };
}
