import assert from "node:assert/strict";
import type { NewPage } from "@/lib/sandbox/facebook/page.ts";
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

export const TOKEN = "EAAG-sandbox-token-of-page-1001";
export const PAGE = "1001";
const ANNA = "7200000000000001";

const FIELDS = "messages,message_echoes,message_deliveries,message_reads,message_edits,message_reactions," +
  "messaging_postbacks,standby,feed";

export interface FacebookCast extends Stage {
  readonly anna: ReturnType<Stage["sandbox"]["facebook"]["customer"]>;
  readonly call: Call;
  /** Answers Анна; `more` stands beside the message. */
  send(message: Body, more?: Body): Promise<Called>;
}

/** A page with Анна; with `connected` also a webhook that has proven itself and gets every field. */
export function withPage(
  test: (cast: FacebookCast) => Promise<void>,
  { connected = true, now, ...page }: Partial<NewPage> & { connected?: boolean; now?: () => number } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox: { facebook }, product, url } = stage;
      const app = { appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN };
      facebook.addPage({ id: PAGE, name: "Глина и небо", username: "glina", token: TOKEN, ...app, ...page });
      const anna = facebook.customer({ id: ANNA, firstName: "Анна", lastName: "Ким", avatar: "avatar2" });
      const call = caller(`${url}/meta`, TOKEN);
      const send: FacebookCast["send"] = (message, more = {}) =>
        call("POST", `${PAGE}/messages`, {
          recipient: { id: ANNA },
          messaging_type: "RESPONSE",
          message,
          ...more,
        });
      answersHub(product);
      if (connected) {
        assert.ok((await facebook.registerWebhook(`${product.url}/webhooks/facebook/c1`)).verified);
        const subscribed = await call("POST", `${PAGE}/subscribed_apps?subscribed_fields=${FIELDS}`);
        assert.equal(subscribed.body.at("success"), true);
        product.hooks.length = 0;
      }
      await test({ ...stage, anna, call, send });
    }, { now });
}
