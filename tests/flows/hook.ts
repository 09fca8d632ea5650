import type { Stage } from "./stage.ts";

/** What a platform posts: the body as it goes over the wire, and its headers. */
export interface Hook {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Posts to a connection's address as anybody could. */
export async function post({ app }: Stage, url: string, { body, headers }: Hook): Promise<Response> {
  return await app.request(url, { method: "POST", body, headers });
}

/** The secret that a connection's platform was given for its webhooks. */
export async function secretOf({ services }: Stage, connectionId: string): Promise<string> {
  const open = await services.connections.find(connectionId);
  if (!open) throw new Error(`There is no connection ${connectionId}`);
  return open.connection.webhookSecret;
}

/** An update of the Bot API, with its secret. */
export function telegramHook(secret: string, update: Record<string, unknown>): Hook {
  return {
    body: JSON.stringify({ update_id: 1, ...update }),
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
  };
}

/** A private message of the person `from`. */
export function telegramMessage(from: number, messageId: number, text: string, date = seconds()) {
  const person = { id: from, first_name: `Клиент ${from}` };
  return {
    message: {
      message_id: messageId,
      date,
      chat: { ...person, type: "private" },
      from: { ...person, is_bot: false, language_code: "ru" },
      text,
    },
  };
}

/** An event of the Callback API, with its secret. */
export function vkHook(secret: string, group: number, type: string, object: unknown): Hook {
  const event_id = crypto.randomUUID().replaceAll("-", "");
  return {
    body: JSON.stringify({ type, object, group_id: group, event_id, v: "5.199", secret }),
    headers: { "content-type": "application/json" },
  };
}

/** The object of message_new: `cmid` counts in the conversation, `id` in the account. */
export function vkMessage(from: number, cmid: number, text: string, date = seconds()) {
  const message = {
    id: from * 1_000 + cmid,
    conversation_message_id: cmid,
    date,
    peer_id: from,
    from_id: from,
  };
  return { client_info: {}, message: { ...message, out: 0, text, attachments: [], fwd_messages: [] } };
}

function seconds(): number {
  return Math.floor(Date.now() / 1_000);
}
