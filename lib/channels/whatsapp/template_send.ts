import type { ChannelNet, Connection, Sent } from "@/lib/channels/channel.ts";
import { openBusiness } from "@/lib/channels/whatsapp/api.ts";
import { type Addressed, post } from "@/lib/channels/whatsapp/post.ts";
import type { FilledTemplate } from "@/lib/channels/template.ts";

/**
 * Sends a filled template: the way to write first, or after the window has closed (WA-02).
 * @throws {SendError}
 */
export async function sendTemplate(
  net: ChannelNet,
  out: Addressed,
  template: Omit<FilledTemplate, "text">,
  connection: Connection,
): Promise<Sent> {
  const { name, language, components } = template;
  return await post(openBusiness(net, connection.credentials), connection, out, {
    type: "template",
    template: { name, language: { code: language }, components },
  });
}
