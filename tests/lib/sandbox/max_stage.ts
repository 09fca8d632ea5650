import { sample, type SampleName } from "@/lib/sandbox/samples.ts";
import { Json, onStage, type Stage } from "./product.ts";

export const TOKEN = "f9LHodD0cOKQ-sandbox-token-of-max";
export const SECRET = "wh_secret-5";
export const ANNA = 777;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface MaxCast {
  readonly anna: ReturnType<Stage["sandbox"]["max"]["customer"]>;
  call(verb: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** POST /messages to Анна. */
  send(message: Record<string, unknown>): Promise<Answer>;
  /** Puts a sample at an address for uploads. @returns the token to attach it by, and what the address answered */
  upload(type: string, name: SampleName): Promise<{ token: string; raw: string; url: string }>;
  /** update_type of each hook. */
  types(): string[];
}

/** A bot with Анна; with `connected` also a webhook that wants everything. */
export function withMax(
  test: (stage: Stage & MaxCast) => Promise<void>,
  { connected = true, now }: { readonly connected?: boolean; readonly now?: () => number } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      sandbox.max.addBot({ token: TOKEN, name: "Глина и небо", username: "glina_bot", avatar: "mug" });
      const anna = sandbox.max.customer({
        id: ANNA,
        firstName: "Анна",
        lastName: "Ким",
        username: "anna_k",
        avatar: "avatar2",
      });
      const call: MaxCast["call"] = async (method, path, body, token = TOKEN) => {
        const headers = { authorization: token, "content-type": "application/json" };
        const response = await fetch(`${url}/max${path}`, { method, headers, body: JSON.stringify(body) });
        return { status: response.status, headers: response.headers, body: new Json(await response.json()) };
      };
      const upload: MaxCast["upload"] = async (type, name) => {
        const { body } = await call("POST", `/uploads?type=${type}`);
        const { bytes, contentType, name: fileName } = await sample(name);
        const form = new FormData();
        form.set("data", new File([bytes], fileName, { type: contentType }));
        const address = body.text("url");
        const raw = await (await fetch(address, { method: "POST", body: form })).text();
        const known = body.at("token") ?? /"token":"([^"]+)"/.exec(raw)?.[1];
        return { token: String(known), raw, url: address };
      };
      if (connected) {
        await call("POST", "/subscriptions", { url: `${product.url}/webhooks/max/c1`, secret: SECRET });
      }
      await test({
        ...stage,
        anna,
        call,
        upload,
        send: (message) => call("POST", `/messages?user_id=${ANNA}`, message),
        types: () => product.hooks.map(({ body }) => body.text("update_type")),
      });
    }, { now });
}
