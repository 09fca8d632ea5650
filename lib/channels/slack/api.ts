import type { ChannelNet } from "@/lib/channels/channel.ts";
import { type ApiAnswer, callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { headerSecret, statusRefusal } from "@/lib/channels/refusals.ts";
import { refusal } from "@/lib/channels/slack/errors.ts";

/** ms; a file may hold 1 GB. */
const UPLOAD_MS = 600_000;

/** The Web API with one bot's token. Every method throws {SendError}. (https://docs.slack.dev/reference/methods) */
export interface Api {
  /** Methods that ask: they take no JSON. */
  read(method: string, params?: Readonly<Record<string, string>>): Promise<Peek>;
  /** Methods that change something. */
  write(method: string, body: Readonly<Record<string, unknown>>): Promise<Peek>;
  /** Which rights the token has, by the header of any answer; undefined when Slack does not say. */
  scopes(): Promise<{ answer: Peek; scopes?: readonly string[] }>;
  /** Posts bytes to an address that Slack gave, without the token. */
  upload(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

export function openApi(net: ChannelNet, credentials: Readonly<Record<string, string>>): Api {
  const ask = async (method: string, query: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${headerSecret("Slack", credentials.botToken)}`);
    return await callApi(net.fetch, `${net.base}/${method}${query}`, { ...init, headers });
  };
  return {
    async read(method, params = {}) {
      return readAnswer(method, await ask(method, `?${new URLSearchParams(params)}`));
    },
    async write(method, body) {
      const headers = { "content-type": "application/json; charset=utf-8" };
      return readAnswer(
        method,
        await ask(method, "", { method: "POST", headers, body: JSON.stringify(body) }),
      );
    },
    async scopes() {
      const answer = await ask("auth.test", "", { method: "POST" });
      const listed = answer.headers.get("x-oauth-scopes");
      return { answer: readAnswer("auth.test", answer), scopes: listed?.split(",").map((one) => one.trim()) };
    },
    async upload(url, bytes) {
      const headers = { "content-type": "application/octet-stream" };
      const answer = await callApi(net.fetch, url, { method: "POST", headers, body: bytes }, UPLOAD_MS);
      if (answer.status !== 200) throw statusRefusal("Slack", "the upload", answer);
    },
  };
}

/** Slack refuses inside a 200, apart from 429. */
function readAnswer(method: string, answer: ApiAnswer): Peek {
  const body = new Peek(answer.body);
  if (body.get("ok").value === true && answer.status === 200) return body;
  if (answer.status !== 429 && body.get("error").text !== undefined) throw refusal(method, body, answer);
  throw statusRefusal("Slack", method, answer);
}
