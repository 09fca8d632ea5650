import { type Connection, type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";
import { numberOf } from "@/lib/channels/whatsapp/api.ts";
import { missesTo } from "@/lib/channels/whatsapp/errors.ts";

/** To whom, and under which id of ours. */
export type Addressed = Pick<Outbound, "id" | "person">;

/**
 * One message to one person. `biz_opaque_callback_data` comes back in the statuses.
 * @param content the message's type and what belongs to it
 * @throws {SendError}
 */
export async function post(
  graph: Graph,
  { credentials }: Connection,
  out: Addressed,
  content: Readonly<Record<string, unknown>>,
): Promise<Sent> {
  const path = [numberOf(credentials).phoneNumberId, "messages"];
  const body = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...content,
    biz_opaque_callback_data: out.id,
  };
  const person = out.person.externalId;
  if (isPhone(person)) return sentIn(await graph.post(path, { ...body, to: person.replace("+", "") }));
  try {
    return sentIn(await graph.post(path, { ...body, recipient: person }));
  } catch (error) {
    // Refused for certain, so a second call cannot send it twice.
    if (!missesTo(error)) throw error;
    return sentIn(await graph.post(path, { ...body, to: person }));
  }
}

/** Whoever took a username may have no number for us, only an id within our business. */
function isPhone(externalId: string): boolean {
  return /^\+?\d+$/.test(externalId);
}

function sentIn(answer: Peek): Sent {
  const [message] = answer.get("messages").list;
  const externalId = message && idOf(message.get("id"));
  if (externalId !== undefined) return { externalId };
  throw new SendError("transient", "WhatsApp took the message and did not name it", { maybeSent: true });
}
