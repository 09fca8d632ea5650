import { Hono } from "hono";
import { until } from "./until.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What the service answers next. */
interface Verdict {
  readonly status: number;
  readonly headers?: HeadersInit;
}

/** One letter as the device reads it. */
export interface Letter {
  readonly headers: Headers;
  readonly payload: { title: string; body: string; tag: string; url: string };
}

/** A browser that has subscribed: the only one that can read what is pushed to it. */
export interface Device {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  readonly letters: Letter[];
  /** Every attempt, taken or not. */
  attempts: number;
  /** Answers in order; then every letter is taken. */
  readonly answers: Verdict[];
}

/** A push service on a real port, which checks what services check and decrypts what devices decrypt. */
export class PushService implements AsyncDisposable {
  readonly #devices = new Map<
    string,
    { device: Device; read: (body: Uint8Array<ArrayBuffer>) => Promise<string> }
  >();
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor() {
    const app = new Hono().post("/send/:id", (c) => this.#take(c.req.param("id"), c.req.raw));
    this.#server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => undefined }, app.fetch);
  }

  async subscribe(...answers: Verdict[]): Promise<Device> {
    const id = crypto.randomUUID();
    const auth = crypto.getRandomValues(new Uint8Array(16));
    const keys = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey));
    const endpoint = `http://127.0.0.1:${this.#server.addr.port}/send/${id}`;
    const subscription = { endpoint, keys: { p256dh: text64(point), auth: text64(auth) } };
    const device: Device = { subscription, letters: [], attempts: 0, answers };
    this.#devices.set(id, { device, read: (body) => decrypt(body, keys.privateKey, point, auth) });
    return device;
  }

  /** Waits until a device was sent so many letters. */
  letters(device: Device, count: number): Promise<readonly Letter[]> {
    return until(`${count} letters`, () => device.letters.length >= count && device.letters);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #take(id: string, request: Request): Promise<Response> {
    const found = this.#devices.get(id);
    if (!found) return new Response(null, { status: 404 });
    const { device, read } = found;
    const body = new Uint8Array(await request.arrayBuffer());
    device.attempts++;
    const { status, headers } = device.answers.shift() ?? { status: 201 };
    if (status !== 201) return new Response("no", { status, headers });
    const fault = await faultOf(request);
    if (fault) return new Response(fault, { status: 400 });
    device.letters.push({ headers: request.headers, payload: JSON.parse(await read(body)) });
    return new Response(null, { status: 201 });
  }
}

/** What is wrong by RFC 8030 and RFC 8292; undefined: nothing. */
async function faultOf({ headers, url }: Request): Promise<string | undefined> {
  if (headers.get("content-encoding") !== "aes128gcm") return "encoding";
  if (!/^\d+$/.test(headers.get("ttl") ?? "")) return "ttl";
  if (!/^[\w-]{1,32}$/.test(headers.get("topic") ?? "none")) return "topic";
  const { t = "", k = "" } =
    headers.get("authorization")?.match(/^vapid t=(?<t>[\w.-]+), ?k=(?<k>[\w-]+)$/)?.groups ?? {};
  const [head = "", claims = "", signature = ""] = t.split(".");
  const key = await crypto.subtle.importKey(
    "raw",
    bytes64(k),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["verify"],
  );
  const signed = encoder.encode(`${head}.${claims}`);
  const valid = await crypto.subtle.verify(
    { name: "ECDSA", hash: "SHA-256" },
    key,
    bytes64(signature),
    signed,
  );
  if (!valid) return "signature";
  const { aud, sub, exp } = JSON.parse(decoder.decode(bytes64(claims)));
  if (aud !== new URL(url).origin || !/^(mailto:|https:)/.test(sub)) return "claims";
  return exp > Date.now() / 1000 && exp <= Date.now() / 1000 + 86_400 ? undefined : "expiry";
}

/**
 * What a browser does (RFC 8291, 3.4 over RFC 8188, 2): a shared secret of its key and the sender's, from it the
 * content key and the nonce. One record, whose padding ends in 2.
 */
export async function decrypt(
  body: Uint8Array<ArrayBuffer>,
  privateKey: CryptoKey,
  point: Uint8Array<ArrayBuffer>,
  auth: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const salt = body.slice(0, 16);
  const length = body[20] ?? 0;
  const sender = body.slice(21, 21 + length);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const from = await crypto.subtle.importKey("raw", sender, curve, false, []);
  const shared = new Uint8Array(
    await crypto.subtle.deriveBits({ name: "ECDH", public: from }, privateKey, 256),
  );
  const info = joined(encoder.encode("WebPush: info\0"), point, sender);
  const material = await hkdf(shared, auth, info, 32);
  const key = await hkdf(material, salt, encoder.encode("Content-Encoding: aes128gcm\0"), 16);
  const iv = await hkdf(material, salt, encoder.encode("Content-Encoding: nonce\0"), 12);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const plain = new Uint8Array(
    await crypto.subtle.decrypt({ name: "AES-GCM", iv }, aes, body.slice(21 + length)),
  );
  const end = plain.lastIndexOf(2);
  return decoder.decode(plain.slice(0, end));
}

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8),
  );
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function text64(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

export function bytes64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(text, { alphabet: "base64url" });
}
