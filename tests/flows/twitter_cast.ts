import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { NewXAccount } from "@/lib/sandbox/twitter/account.ts";
import { connectWith } from "./arrivals.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";

export const KEYS = {
  consumerKey: "sandbox-token-consumer-key",
  consumerSecret: "sandbox-token-consumer-secret",
  accessToken: "1784928224372000001-sandbox-token-access",
  accessTokenSecret: "sandbox-token-access-secret",
} as const;
export const BRAND = {
  ...KEYS,
  id: "1784928224372000001",
  name: "Глина и небо",
  username: "glina_nebo",
  avatar: "mug",
} as const;

export interface XScene {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
  readonly anna: ReturnType<Stage["sandbox"]["twitter"]["customer"]>;
  readonly admin: ReturnType<Stage["sandbox"]["twitter"]["admin"]>;
}

/** A workspace with an account, and Анна, who can write to it. By default its events come by the older family. */
export function withTwitter(test: (scene: XScene) => Promise<void>, settings: Partial<NewXAccount> = {}) {
  return onStage(async (stage) => {
    const { twitter } = stage.sandbox;
    twitter.addAccount({ ...BRAND, ...settings });
    const anna = twitter.customer({
      id: "1790000000000000222",
      name: "Анна Ким",
      username: "anna_k",
      avatar: "avatar2",
    });
    const office = await stage.open();
    const connection = await connectWith(office, "twitter", KEYS);
    await test({ stage, office, connection, anna, admin: twitter.admin() });
  });
}
