import assert from "node:assert/strict";
import { sample, type SampleName } from "@/lib/sandbox/samples.ts";
import { type Json, json, onStage, type Stage } from "./product.ts";

export const TOKEN = "4453b6ac12345678-e02c5f12174805f9-daec9cbb5448c51f";
export const ANNA = "01234567890A=";
/** A token as it stands in the bytes of a callback. */
export const BIG = /"message_token":(\d{19})[,}]/;

export interface ViberCast {
  readonly anna: ReturnType<Stage["sandbox"]["viber"]["customer"]>;
  call(method: string, body: unknown, token?: string): Promise<Json>;
  /** send_message to Анна. */
  send(message: Record<string, unknown>): Promise<Json>;
  /** Puts a sample where the product would serve it. @returns its address */
  serve(name: SampleName, as: string): Promise<string>;
  events(): string[];
}

/** A bot with Анна; with `connected` also a webhook that wants everything. */
export function withBot(test: (stage: Stage & ViberCast) => Promise<void>, connected = true) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      sandbox.viber.addBot({ token: TOKEN, name: "Глина и небо", uri: "glina", avatar: "mug" });
      const anna = sandbox.viber.customer({ id: ANNA, name: "Анна", country: "RU", avatar: "avatar2" });
      const call: ViberCast["call"] = async (method, body, token = TOKEN) => {
        const headers = { "x-viber-auth-token": token };
        const init = { method: "POST", headers, body: JSON.stringify(body) };
        const response = await fetch(`${url}/viber/pa/${method}`, init);
        assert.equal(response.status, 200);
        return json(response);
      };
      const send: ViberCast["send"] = (message) =>
        call("send_message", { receiver: ANNA, sender: { name: "Глина и небо" }, ...message });
      const serve: ViberCast["serve"] = async (name, as) => {
        const form = new FormData();
        const { bytes, contentType } = await sample(name);
        form.set("file", new File([bytes], as, { type: contentType }));
        const shelved = await json(fetch(`${url}/sandbox/api/files`, { method: "POST", body: form }));
        return `${url}/sandbox/files/${shelved.text("id")}/${as}`;
      };
      const events = () => product.hooks.map(({ body }) => body.text("event"));
      const ready = { ...stage, anna, call, send, serve, events };
      if (connected) {
        const options = { url: `${product.url}/webhooks/viber/c1`, send_name: true, send_photo: true };
        assert.equal((await call("set_webhook", options)).at("status"), 0);
        product.hooks.length = 0;
      }
      await test(ready);
    });
}
