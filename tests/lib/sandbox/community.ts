import { Json, json, onStage, type Stage } from "./product.ts";
import type { NewCommunity } from "@/lib/sandbox/vk/community.ts";

export const TOKEN = "vk1.a.sandbox-token-for-tests";
export const GROUP = 101;

export interface VkStage extends Stage {
  readonly anna: ReturnType<Stage["sandbox"]["vk"]["customer"]>;
  /** Calls a method by form; `v` and the token are added. */
  call(method: string, params?: Record<string, string | number>): Promise<Json>;
  /** The last event of a type that the product got. */
  event(type: string): Json;
}

/** A community with Анна (555); with `connected` also a confirmed callback server that wants every event. */
export function withCommunity(
  test: (stage: VkStage) => Promise<void>,
  { connected = true, ...community }: Partial<NewCommunity> & { connected?: boolean } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      sandbox.vk.addCommunity({ token: TOKEN, groupId: GROUP, name: "Глина и небо", ...community });
      const anna = sandbox.vk.customer({
        id: 555,
        firstName: "Анна",
        lastName: "Ким",
        city: "Казань",
        sex: 1,
      });
      const call: VkStage["call"] = (method, params = {}) => {
        const given = Object.entries(params).map(([key, value]): [string, string] => [key, String(value)]);
        const body = new URLSearchParams([...given, ["v", "5.199"]]);
        const headers = { authorization: `Bearer ${TOKEN}` };
        return json(fetch(`${url}/vk/method/${method}`, { method: "POST", headers, body }));
      };
      const event = (type: string) =>
        product.hooks.findLast(({ body }) => body.at("type") === type)?.body ?? new Json(undefined);
      const ready = { ...stage, anna, call, event };
      if (connected) await connect(ready);
      await test(ready);
    });
}

const EVENTS = [
  "message_new",
  "message_reply",
  "message_edit",
  "message_allow",
  "message_deny",
  "message_read",
  "message_event",
  "message_typing_state",
  "wall_post_new",
  "wall_reply_new",
  "wall_reply_edit",
  "wall_reply_delete",
  "board_post_new",
];

/** Sets a callback server up as the documentation says. */
export async function connect({ call, product, sandbox }: VkStage, secret_key = "s3cret"): Promise<number> {
  const code = (await call("groups.getCallbackConfirmationCode", { group_id: GROUP })).text("response.code");
  const usual = product.usually;
  product.usually = ({ body }) =>
    body.at("type") === "confirmation" ? new Response(code) : usual({ ...NOTHING, body });
  const server = { group_id: GROUP, url: `${product.url}/webhooks/vk/c1`, title: "Otklik", secret_key };
  const server_id = Number((await call("groups.addCallbackServer", server)).at("response.server_id"));
  await sandbox.idle();
  const settings = Object.fromEntries(EVENTS.map((name) => [name, 1]));
  await call("groups.setCallbackSettings", { group_id: GROUP, server_id, api_version: "5.199", ...settings });
  product.hooks.length = 0;
  return server_id;
}

const NOTHING = { path: "", headers: new Headers(), raw: "" };
