import assert from "node:assert/strict";
import type { NewNumber } from "@/lib/sandbox/whatsapp/number.ts";
import {
  answersHub,
  APP_SECRET,
  type Body,
  type Call,
  type Called,
  caller,
  changes,
  VERIFY_TOKEN,
} from "./meta_stage.ts";
import { type Json, onStage, type Stage } from "./product.ts";

export const TOKEN = "EAAG-sandbox-token-of-a-system-user";
export const NUMBER = "106540352242922";
export const BUSINESS = "102290129340398";
export const PHONE = "79990001122";

export interface WhatsappCast extends Stage {
  readonly anna: ReturnType<Stage["sandbox"]["whatsapp"]["customer"]>;
  readonly call: Call;
  /** Sends a message of this type to Анна's number; `more` stands beside. */
  send(type: string, part: unknown, more?: Body): Promise<Called>;
  /** The values of all changes, in order. */
  values(): Json[];
  /** Statuses in order: `sent`, `delivered` … with the error's code where there is one. */
  statuses(): string[];
}

/** A number with Анна; with `connected` also a webhook that has proven itself and gets every field. */
export function withNumber(
  test: (cast: WhatsappCast) => Promise<void>,
  { connected = true, now, ...number }: Partial<NewNumber> & { connected?: boolean; now?: () => number } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox: { whatsapp }, product, url } = stage;
      const app = { appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN };
      const ids = { phoneNumberId: NUMBER, businessAccountId: BUSINESS, token: TOKEN };
      whatsapp.addNumber({
        name: "Глина и небо",
        displayPhone: "+7 495 000-00-01",
        ...ids,
        ...app,
        ...number,
      });
      const anna = whatsapp.customer({ phone: PHONE, firstName: "Анна", avatar: "avatar2" });
      const call = caller(`${url}/meta`, TOKEN);
      const send: WhatsappCast["send"] = (type, part, more = {}) =>
        call("POST", `${NUMBER}/messages`, {
          messaging_product: "whatsapp",
          to: PHONE,
          type,
          [type]: part,
          ...more,
        });
      const values = () => changes(stage).map((one) => one.in("value"));
      const statuses = () =>
        values().flatMap((one) => one.list("statuses")).map((one) =>
          [one.at("status"), one.at("errors.0.code")].filter(Boolean).join(" ")
        );
      answersHub(product);
      if (connected) {
        assert.ok((await whatsapp.registerWebhook(`${product.url}/webhooks/whatsapp/c1`)).verified);
        assert.equal((await call("POST", `${BUSINESS}/subscribed_apps`)).body.at("success"), true);
        product.hooks.length = 0;
      }
      await test({ ...stage, anna, call, send, values, statuses });
    }, { now });
}
