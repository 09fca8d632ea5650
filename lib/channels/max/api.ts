import type { ChannelNet } from "@/lib/channels/channel.ts";
import { type ApiAnswer, callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { refusal } from "@/lib/channels/max/errors.ts";
import { headerSecret } from "@/lib/channels/refusals.ts";

/** ms; a file may hold 4 GB. */
const UPLOAD_MS = 600_000;

type Params = Readonly<Record<string, string>>;

/** The Bot API with one bot's token. Every method throws {SendError}. (https://dev.max.ru/docs-api) */
export interface Api {
  call(method: "GET" | "DELETE", path: string, params?: Params): Promise<Peek>;
  write(method: "POST" | "PUT", path: string, params: Params, body?: unknown): Promise<Peek>;
  /** Posts a file to an address that MAX gave, without the token. */
  upload(url: string, file: File): Promise<Peek>;
}

/** The token goes into the header as it is, without a scheme before it. */
export function openApi(net: ChannelNet, credentials: Readonly<Record<string, string>>): Api {
  const ask = async (method: string, path: string, params: Params, body?: unknown) => {
    const query = new URLSearchParams(params).toString();
    const url = `${net.base}${path}${query && `?${query}`}`;
    const headers = new Headers({ authorization: headerSecret("MAX", credentials.token) });
    if (body !== undefined) headers.set("content-type", "application/json");
    const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
    const answer = await callApi(net.fetch, url, init);
    return read(`${method} ${path}`, answer);
  };
  return {
    call: (method, path, params = {}) => ask(method, path, params),
    write: (method, path, params, body) => ask(method, path, params, body),
    async upload(url, file) {
      const body = new FormData();
      body.set("data", file);
      const answer = await callApi(net.fetch, url, { method: "POST", body }, UPLOAD_MS);
      return read("the upload", answer);
    },
  };
}

function read(what: string, answer: ApiAnswer): Peek {
  if (answer.status < 200 || answer.status >= 300) throw refusal(what, answer);
  return new Peek(answer.body);
}
