import type { Channel, ChannelNet, Connection } from "@/lib/channels/channel.ts";
import { acknowledge, handshake, MAX_BODY_BYTES, verify } from "@/lib/channels/graph/hub.ts";
import { openBusiness } from "@/lib/channels/whatsapp/api.ts";
import { normalise } from "@/lib/channels/whatsapp/normalise.ts";
import { send } from "@/lib/channels/whatsapp/send.ts";
import { check, connect, disconnect, health } from "@/lib/channels/whatsapp/setup.ts";
import { listTemplates } from "@/lib/channels/whatsapp/template.ts";
import { fillTemplate } from "@/lib/channels/whatsapp/template_fill.ts";
import { sendTemplate } from "@/lib/channels/whatsapp/template_send.ts";
import { fileAddress } from "@/lib/channels/whatsapp/upload.ts";

/**
 * WhatsApp: one number of the Cloud API. It tells no profile beyond the name that comes with a message.
 * @param net `base` is https://graph.facebook.com unless a test says otherwise; the version is added
 */
export function createWhatsapp(net: ChannelNet): Channel {
  const open = (connection: Connection) => openBusiness(net, connection.credentials);
  return {
    maxBodyBytes: MAX_BODY_BYTES,
    verify,
    handshake,
    normalise,
    acknowledge,
    send: (out, connection) =>
      out.template
        ? sendTemplate(net, out, out.template, connection)
        : send(open(connection), out, connection),
    templates: { list: (connection) => listTemplates(net, connection), fill: fillTemplate },
    check: (credentials) => check(net, credentials),
    connect: (connection) => connect(net, connection),
    disconnect: (connection) => disconnect(net, connection),
    file: (ref, connection) => fileAddress(open(connection), ref, connection),
    health: (connection) => health(net, connection),
  };
}
