import { type ChannelNet, SendError } from "@/lib/channels/channel.ts";
import { type ApiAnswer, callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";
import { headerSecret } from "@/lib/channels/refusals.ts";
import { refusal } from "@/lib/channels/twitter/errors.ts";
import { basicOf, signedAs } from "@/lib/channels/twitter/keys.ts";

/** ms; one piece of a video is a few megabytes. */
const UPLOAD_MS = 120_000;
const ANSWER_MS = 20_000;

export type Verb = "GET" | "POST" | "PUT" | "DELETE";
type Params = Readonly<Record<string, string>>;

/** The X API for one account. Every method throws {SendError}. (docs.x.com/x-api) */
export interface Api {
  /** A call in the account's name. */
  asUser(verb: Verb, path: string, options?: { params?: Params; body?: unknown }): Promise<ApiAnswer>;
  /** A multipart form in the account's name. */
  upload(path: string, form: FormData): Promise<Peek>;
  /** A call of the app itself. */
  asApp(verb: Verb, path: string, body?: unknown): Promise<Peek>;
}

/** @param now ms since the epoch: the clock that requests are signed by */
export function openApi(net: ChannelNet, credentials: Params, now: () => number): Api {
  const user = async (verb: Verb, url: URL, body?: BodyInit, timeout = ANSWER_MS) => {
    const headers = new Headers({ authorization: await signedAs(credentials, verb, url, now()) });
    if (typeof body === "string") headers.set("content-type", "application/json");
    const init = { method: verb, headers, body };
    return sound(verb, url, await callApi(net.fetch, url.href, init, timeout), now());
  };
  const bearer = once(() => appToken(net, credentials, now()));
  return {
    asUser: (verb, path, { params = {}, body } = {}) => {
      const url = new URL(`${net.base}${path}`);
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
      return user(verb, url, body === undefined ? undefined : JSON.stringify(body));
    },
    async upload(path, form) {
      return new Peek((await user("POST", new URL(`${net.base}${path}`), form, UPLOAD_MS)).body);
    },
    async asApp(verb, path, body) {
      const url = new URL(`${net.base}${path}`);
      const headers = new Headers({ authorization: `Bearer ${await bearer()}` });
      if (body !== undefined) headers.set("content-type", "application/json");
      const init = { method: verb, headers, body: body === undefined ? undefined : JSON.stringify(body) };
      return new Peek(sound(verb, url, await callApi(net.fetch, url.href, init), now()).body);
    },
  };
}

/** The app's own token, for its key and secret. (docs.x.com/fundamentals/authentication/oauth-2-0/application-only) */
async function appToken(net: ChannelNet, credentials: Params, now: number): Promise<string> {
  const url = new URL(`${net.base}/oauth2/token`);
  const answer = await callApi(net.fetch, url.href, {
    method: "POST",
    headers: { authorization: basicOf(credentials) },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return headerSecret("X", words(new Peek(sound("POST", url, answer, now).body).get("access_token")));
}

function sound(verb: Verb, url: URL, answer: ApiAnswer, now: number): ApiAnswer {
  const body = new Peek(answer.body);
  const well = answer.status >= 200 && answer.status < 300;
  // Some of what was asked for may be missing; all of it missing is a refusal.
  const empty = body.get("errors").list.length > 0 && !body.get("data").exists;
  if (well && !empty) return answer;
  throw refusal(`${verb} ${url.pathname}`, answer, now);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => made ??= make();
}

/** The `data` of an answer. @throws {SendError} transient, `maybeSent`, when there is none */
export function dataOf(answer: ApiAnswer): Peek {
  const data = new Peek(answer.body).get("data");
  if (data.exists) return data;
  throw new SendError("transient", "X answered without data", { maybeSent: true });
}
