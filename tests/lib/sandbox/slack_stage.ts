import { createHmac } from "node:crypto";
import type { NewSlackTeam } from "@/lib/sandbox/slack/team.ts";
import { type Hook, type Json, json, onStage, type Stage } from "./product.ts";

export const TOKEN = "xoxb-sandbox-token-for-tests";
const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
export const ANNA = "U0ANNA0001";

export interface SlackCast {
  readonly anna: ReturnType<Stage["sandbox"]["slack"]["customer"]>;
  /** Calls a method with a form; with `asJson` as a JSON body. */
  call(method: string, params?: Record<string, string>, asJson?: boolean): Promise<Json>;
  post(text: string, more?: Record<string, string>): Promise<Json>;
  /** The inner event of the last request. */
  event(): Json;
}

/** A workspace with Анна; with `connected` also a verified request URL. */
export function withTeam(
  test: (stage: Stage & SlackCast) => Promise<void>,
  { connected = true, ...team }: Partial<NewSlackTeam> & { connected?: boolean } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      sandbox.slack.addTeam({ botToken: TOKEN, signingSecret: SECRET, name: "Глина и небо", ...team });
      const anna = sandbox.slack.customer({
        id: ANNA,
        name: "Анна Ким",
        displayName: "anna",
        email: "anna@example.com",
        avatar: "avatar2",
      });
      const call: SlackCast["call"] = (method, params = {}, asJson = false) => {
        const type = asJson ? { "content-type": "application/json; charset=utf-8" } : undefined;
        const headers = { authorization: `Bearer ${TOKEN}`, ...type };
        const body = asJson ? JSON.stringify(params) : new URLSearchParams(params);
        return json(fetch(`${url}/slack/api/${method}`, { method: "POST", headers, body }));
      };
      const post: SlackCast["post"] = (text, more = {}) =>
        call("chat.postMessage", { channel: anna.channel, text, ...more }, true);
      const event = () => product.hooks.at(-1)?.body.in("event") ?? stage.product.hooks[0]!.body;
      product.usually = ({ body }) => new Response(String(body.at("challenge") ?? ""));
      if (connected) {
        await sandbox.slack.setRequestUrl(`${product.url}/webhooks/slack/c1`);
        product.hooks.length = 0;
      }
      await test({ ...stage, anna, call, post, event });
    });
}

/** Is it signed as https://api.slack.com/authentication/verifying-requests-from-slack says, and lately? */
export function isSigned({ raw, headers }: Hook): boolean {
  const timestamp = headers.get("x-slack-request-timestamp") ?? "";
  const signature = createHmac("sha256", SECRET).update(`v0:${timestamp}:${raw}`).digest("hex");
  const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
  return fresh && headers.get("x-slack-signature") === `v0=${signature}`;
}
