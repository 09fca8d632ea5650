import { type ChannelNet, SendError } from "@/lib/channels/channel.ts";
import { type ApiAnswer, callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { refusal, type Refusals } from "@/lib/channels/graph/errors.ts";
import { headerSecret } from "@/lib/channels/refusals.ts";
import { hmacSha256 } from "@/lib/channels/signatures.ts";

/** Of the methods and of the webhooks (developers.facebook.com/docs/graph-api/guides/versioning). */
export const GRAPH_VERSION = "v24.0";

/** ms; a document may hold 100 MB. */
const UPLOAD_MS = 300_000;
const ANSWER_MS = 20_000;

type Params = Readonly<Record<string, string | number | undefined>>;

/** Segments of an address; each is encoded by itself. */
export type Path = readonly string[];

/** In whose name the calls go, and how refusals are sorted. */
export interface GraphAccess {
  readonly token: string;
  /** Adds `appsecret_proof` (developers.facebook.com/docs/graph-api/guides/secure-requests). */
  readonly appSecret?: string;
  /** The platform's name, for error messages. */
  readonly label: string;
  readonly refusals: Refusals;
}

/** The Graph API with one token. Every method throws {SendError}. */
export interface Graph {
  get(path: Path, params?: Params): Promise<Peek>;
  post(path: Path, body: Readonly<Record<string, unknown>>, params?: Params): Promise<Peek>;
  /** Posts a multipart form. */
  upload(path: Path, form: FormData): Promise<Peek>;
  remove(path: Path, params?: Params): Promise<Peek>;
}

/**
 * The token travels in a header, never in the address.
 * @param net `base` without the version, which is put between it and every path
 */
export function openGraph(net: ChannelNet, access: GraphAccess): Graph {
  const call = async (method: string, path: Path, params: Params, body?: BodyInit, timeout = ANSWER_MS) => {
    const address = await addressOf(net, access, path, params);
    const headers = new Headers({ authorization: `Bearer ${headerSecret(access.label, access.token)}` });
    if (typeof body === "string") headers.set("content-type", "application/json");
    const answer = await callApi(net.fetch, address, { method, headers, body }, timeout);
    return read(`${method} /${path.join("/")}`, answer, access);
  };
  return {
    get: (path, params = {}) => call("GET", path, params),
    post: (path, body, params = {}) => call("POST", path, params, JSON.stringify(body)),
    upload: (path, form) => call("POST", path, {}, form, UPLOAD_MS),
    remove: (path, params = {}) => call("DELETE", path, params),
  };
}

async function addressOf(
  { base }: ChannelNet,
  access: GraphAccess,
  path: Path,
  params: Params,
): Promise<string> {
  const wrong = path.find((part) => part === "" || /^\.+$/.test(part));
  if (wrong !== undefined) {
    throw new SendError("content", `Could not make an address of the id ${JSON.stringify(wrong)}`);
  }
  const url = new URL(`${base}/${GRAPH_VERSION}/${path.map(encodeURIComponent).join("/")}`);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  if (access.appSecret) {
    const proof = (await hmacSha256(access.appSecret, access.token)).toHex();
    url.searchParams.set("appsecret_proof", proof);
  }
  return url.href;
}

function read(what: string, answer: ApiAnswer, access: GraphAccess): Peek {
  const body = new Peek(answer.body);
  const sound = answer.status >= 200 && answer.status < 300 && !body.get("error").exists;
  if (!sound) throw refusal(`${access.label} refused ${what}`, answer, access.refusals);
  return body;
}
