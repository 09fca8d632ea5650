import assert from "node:assert/strict";
import type { NewInstagramAccount } from "@/lib/sandbox/instagram/account.ts";
import {
  answersHub,
  APP_SECRET,
  type Body,
  type Call,
  type Called,
  caller,
  VERIFY_TOKEN,
} from "./meta_stage.ts";
import { onStage, type Stage } from "./product.ts";

export const TOKEN = "IGAA-sandbox-token-of-account-17841";
export const ACCOUNT = "17841400000000001";
export const ANNA = "8800000000000001";

const FIELDS = "messages,message_reactions,message_edit,messaging_seen,messaging_postbacks,comments,mentions";

export interface InstagramCast extends Stage {
  readonly anna: ReturnType<Stage["sandbox"]["instagram"]["customer"]>;
  readonly call: Call;
  /** Answers Анна; `more` stands beside the message. */
  send(message: Body, more?: Body): Promise<Called>;
}

/** An account with Анна; with `connected` also a webhook that has proven itself and gets every field. */
export function withAccount(
  test: (cast: InstagramCast) => Promise<void>,
  { connected = true, now, ...account }: Partial<NewInstagramAccount> & {
    connected?: boolean;
    now?: () => number;
  } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox: { instagram }, product, url } = stage;
      const app = { appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN };
      const about = { id: ACCOUNT, name: "Глина и небо", username: "glina.nebo", token: TOKEN };
      instagram.addAccount({ ...about, ...app, ...account });
      const anna = instagram.customer({
        id: ANNA,
        firstName: "Анна",
        username: "anna.kim",
        avatar: "avatar2",
      });
      const call = caller(`${url}/instagram`, TOKEN);
      const send: InstagramCast["send"] = (message, more = {}) =>
        call("POST", "me/messages", { recipient: { id: ANNA }, message, ...more });
      answersHub(product);
      if (connected) {
        assert.ok((await instagram.registerWebhook(`${product.url}/webhooks/instagram/c1`)).verified);
        const subscribed = await call("POST", `${ACCOUNT}/subscribed_apps?subscribed_fields=${FIELDS}`);
        assert.equal(subscribed.body.at("success"), true);
        product.hooks.length = 0;
      }
      await test({ ...stage, anna, call, send });
    }, { now });
}
