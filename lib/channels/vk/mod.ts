import { type Channel, type ChannelNet, ConnectError, type Connection } from "@/lib/channels/channel.ts";
import { openApi } from "@/lib/channels/vk/api.ts";
import { check } from "@/lib/channels/vk/check.ts";
import { connect, disconnect, health } from "@/lib/channels/vk/connect.ts";
import { edit } from "@/lib/channels/vk/edit.ts";
import { normalise } from "@/lib/channels/vk/normalise.ts";
import { setOnline } from "@/lib/channels/vk/online.ts";
import { setupSteps } from "@/lib/channels/vk/steps.ts";
import { answerPress } from "@/lib/channels/vk/pressed.ts";
import { profile } from "@/lib/channels/vk/profile.ts";
import { send } from "@/lib/channels/vk/send.ts";
import { acknowledge, handshake, parse, verify } from "@/lib/channels/vk/verify.ts";

/** VK (ВКонтакте): messages, comments and discussions of one community, by the Callback API. */
export function createVk(net: ChannelNet): Channel {
  const apiOf = (connection: Connection) => openApi(net, connection.credentials.token ?? "");
  return {
    verify,
    parse,
    handshake: (req, connection) => handshake(req, connection, apiOf(connection)),
    normalise,
    acknowledge,
    send: (out, connection) => send(apiOf(connection), out, connection),
    check: async (credentials) => await check(openApi(net, tokenIn(credentials))),
    connect: (connection) => connect(apiOf(connection), connection),
    disconnect: (connection) => disconnect(apiOf(connection), connection),
    profile: (externalId, connection) => profile(apiOf(connection), externalId),
    pressed: (press, say, connection) => answerPress(apiOf(connection), press, say),
    edit: (externalId, text, connection) => edit(apiOf(connection), externalId, text),
    online: (open, connection) => setOnline(apiOf(connection), open, connection.accountId),
    steps: (connection) => setupSteps(apiOf(connection), connection),
    health: (connection) => health(apiOf(connection), connection),
  };
}

/** A key is Latin letters, digits and marks; anything else cannot travel in a header. */
function tokenIn(credentials: Readonly<Record<string, string>>): string {
  const token = credentials.token ?? "";
  if (!/^[\w.-]+$/.test(token)) throw new ConnectError("vk.token_refused", "token", { reason: "" });
  return token;
}
