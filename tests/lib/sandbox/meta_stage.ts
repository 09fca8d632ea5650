import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { sample, type SampleName } from "@/lib/sandbox/samples.ts";
import { platformOf } from "@/lib/sandbox/story/stage.ts";
import type { OtherAccount } from "@/lib/sandbox/story/types.ts";
import { type Hook, type Json, json, type Product, type Stage } from "./product.ts";

export const APP_SECRET = "0c5a1e7f9b3d4826a1c0ffee00ddba11";
export const VERIFY_TOKEN = "a word that the owner chose";

export type Body = Readonly<Record<string, unknown>>;

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  /** `code/subcode` of a refusal, `code` without one, "" when there was none. */
  readonly error: string;
}

/** Calls the Graph API: a body is posted as JSON, a form as multipart. */
export type Call = (verb: "GET" | "POST" | "DELETE", path: string, body?: Body | FormData) => Promise<Called>;

/** @param base with the platform's prefix @param token goes in the header, as we send it */
export function caller(base: string, token: string): Call {
  return async (method, path, body) => {
    const headers = new Headers({ authorization: `Bearer ${token}` });
    if (body && !(body instanceof FormData)) headers.set("content-type", "application/json");
    const sent = body instanceof FormData ? body : body && JSON.stringify(body);
    const response = await fetch(`${base}/v24.0/${path}`, { method, headers, body: sent });
    const answer = await json(response.clone());
    const [code, subcode] = [answer.at("error.code"), answer.at("error.error_subcode")];
    const error = [code, subcode].filter((one) => one !== undefined).join("/");
    await response.body?.cancel();
    return { status: response.status, headers: response.headers, body: answer, error };
  };
}

/** The product answers the hub's question and takes every event. */
export function answersHub(product: Product): void {
  product.usually = ({ query }) => new Response(query?.get("hub.challenge") ?? "EVENT_RECEIVED");
}

/** Signed over the very bytes that came, as Meta escapes them: ASCII alone, slashes escaped. */
export function isSigned({ raw, headers }: Hook, secret = APP_SECRET): boolean {
  const right = createHmac("sha256", secret).update(raw).digest("hex");
  const plain = /^[\0-\x7f]*$/.test(raw) && !/[^\\]\//.test(raw);
  return plain && headers.get("x-hub-signature-256") === `sha256=${right}`;
}

/** The events that came, questions of the hub left out. */
export function events({ product }: Pick<Stage, "product">): Hook[] {
  return product.hooks.filter(({ query }) => !query?.has("hub.mode"));
}

/** What stands in `messaging`, in order. */
export function messaging(stage: Pick<Stage, "product">): Json[] {
  return events(stage).flatMap(({ body }) => body.list("entry").flatMap((entry) => entry.list("messaging")));
}

/** What stands in `changes`, in order. */
export function changes(stage: Pick<Stage, "product">): Json[] {
  return events(stage).flatMap(({ body }) => body.list("entry").flatMap((entry) => entry.list("changes")));
}

/** Puts a sample where the product would serve it. @returns its address */
export async function serve(url: string, name: SampleName, as: string): Promise<string> {
  const form = new FormData();
  form.set("file", await fileOf(name, as));
  const shelved = await json(fetch(`${url}/sandbox/api/files`, { method: "POST", body: form }));
  return `${url}/sandbox/files/${shelved.text("id")}/${as}`;
}

export async function fileOf(name: SampleName, as: string, type?: string): Promise<File> {
  const { bytes, contentType } = await sample(name);
  return new File([bytes], as, { type: type ?? contentType });
}

/** Fetches an address and gives its status and type, the body aside. */
export async function look(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  await response.body?.cancel();
  return { status: response.status, type: response.headers.get("content-type") };
}

/** All refusals of calls, in order: that is all that a list of wrong calls has to show. */
export async function errorsOf(calls: readonly Promise<Called>[]): Promise<string[]> {
  const errors: string[] = [];
  for (const one of calls) errors.push((await one).error);
  assert.equal(errors.length, calls.length);
  return errors;
}

const STORY_FIELDS: Readonly<Record<string, string>> = {
  facebook: "messages,message_echoes,message_deliveries,message_reads,feed",
  instagram: "messages,messaging_seen,comments",
};

/** Connects an account of the story by hand, as the product and the owner would. */
export async function connectMeta({ sandbox, url, product }: Stage, account: OtherAccount): Promise<void> {
  const { platform, id, credentials } = account;
  assert.equal(await platformOf(sandbox, account).setWebhook?.(id, `${product.url}/m`), true, id);
  const { token, pageToken = token, businessAccountId = id } = credentials;
  const call = caller(`${url}/${platform === "instagram" ? platform : "meta"}`, pageToken ?? "");
  const fields = STORY_FIELDS[platform] ?? "";
  const subscribed = await call("POST", `${businessAccountId}/subscribed_apps?subscribed_fields=${fields}`);
  assert.equal(subscribed.error, "", id);
}
