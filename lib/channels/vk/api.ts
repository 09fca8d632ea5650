import { type ChannelNet, SendError } from "@/lib/channels/channel.ts";
import { type ApiAnswer, callApi, retryAfter } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { refusal } from "@/lib/channels/vk/errors.ts";

/** Of the methods and of the events: the shape of both depends on it. */
export const API_VERSION = "5.199";

/** ms; a document may hold 200 MB. */
const UPLOAD_TIMEOUT = 300_000;

type Params = Readonly<Record<string, string | number | undefined>>;

/** VK's API with one community's key. */
export interface Api {
  /** The method's `response`. @throws {SendError} */
  call(method: string, params?: Params): Promise<Peek>;
  /** Posts a file to an address that VK gave, without the key. @throws {SendError} */
  upload(url: string, field: string, file: File): Promise<Peek>;
}

/** JSON bodies are not accepted, so parameters go as a form. (dev.vk.com/api/api-requests) */
export function openApi(net: ChannelNet, token: string): Api {
  return {
    async call(method, params = {}) {
      const answer = await callApi(net.fetch, `${net.base}/${method}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: form(params),
      });
      return readResponse(method, answer);
    },
    async upload(url, field, file) {
      const body = new FormData();
      body.set(field, file);
      const answer = await callApi(net.fetch, url, { method: "POST", body }, UPLOAD_TIMEOUT);
      if (answer.status !== 200) throw httpRefusal("the upload", answer);
      return new Peek(answer.body);
    },
  };
}

function form(params: Params): URLSearchParams {
  const body = new URLSearchParams({ v: API_VERSION });
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) body.set(name, String(value));
  }
  return body;
}

function readResponse(method: string, answer: ApiAnswer): Peek {
  const body = new Peek(answer.body);
  const error = body.get("error");
  if (error.exists) throw refusal(method, error);
  if (answer.status !== 200) throw httpRefusal(method, answer);
  const response = body.get("response");
  if (!response.exists) {
    throw new SendError("transient", `VK answered ${method} without a response`, { maybeSent: true });
  }
  return response;
}

/** VK refuses inside a 200; another status comes from what stands before it. */
function httpRefusal(what: string, answer: ApiAnswer): SendError {
  const { status } = answer;
  const wait = retryAfter(answer.headers);
  const options = { platformCode: `HTTP ${status}`, retryAfter: wait };
  const message = `VK answered ${what} with HTTP ${status}`;
  if (status === 429) return new SendError("rate", message, options);
  if (status === 401) return new SendError("token", message, options);
  if (status >= 400 && status < 500) return new SendError("content", message, options);
  return new SendError("transient", message, { ...options, maybeSent: true });
}
