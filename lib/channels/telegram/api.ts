import { Api } from "grammy/web";
import { type ChannelNet, SendError } from "@/lib/channels/channel.ts";
import { callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { toSendError } from "@/lib/channels/telegram/errors.ts";

const ANSWER_MS = 20_000;
const UPLOAD_MS = 120_000;
const TOKEN = /^\d+:[\w-]+$/;

/**
 * One exchange with the Bot API. What comes back is looked at through `Peek`: the client's types are a
 * promise of the documentation, not a check.
 * @throws {SendError} by Telegram's answer; `token` also when the token cannot be one
 */
export async function ask(
  net: ChannelNet,
  credentials: Readonly<Record<string, string>>,
  call: (api: Api) => Promise<unknown>,
): Promise<Peek> {
  const token = tokenOf(credentials);
  if (token === undefined) throw new SendError("token", "The bot token is missing or has a wrong shape");
  try {
    return new Peek(await call(new Api(token, { apiRoot: net.base, fetch: fetcher(net) })));
  } catch (error) {
    throw toSendError(error);
  }
}

/** The bot token without the spaces that come along when it is pasted, or undefined if it cannot be one. */
export function tokenOf(credentials: Readonly<Record<string, string>>): string | undefined {
  const token = (credentials.token ?? "").trim();
  return TOKEN.test(token) ? token : undefined;
}

/** The client would read any answer as JSON and keep network errors, which name the address with the token. */
function fetcher(net: ChannelNet): typeof fetch {
  return async (input, init) => {
    const timeout = typeof init?.body === "string" ? ANSWER_MS : UPLOAD_MS;
    const { status, body } = await callApi(net.fetch, String(input), init, timeout);
    if (typeof new Peek(body).get("ok").value === "boolean") return Response.json(body);
    if (status >= 400) return Response.json({ ok: false, error_code: status, description: "No details" });
    throw new SendError("transient", `Could not read the answer of status ${status}`, { maybeSent: true });
  };
}
