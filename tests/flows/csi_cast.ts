import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { connectWith } from "./arrivals.ts";
import { withTelegram, withVk } from "./cast.ts";
import type { Customer } from "./csi_desk.ts";
import { withFacebook, withInstagram, withWhatsapp } from "./meta_cast.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";
import { withTwitter } from "./twitter_cast.ts";

/** Somebody who can write, and what happens to it. */
export interface CsiScene {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
  readonly anna: Customer & { write(text: string): Promise<unknown> };
}

type Test = (scene: CsiScene) => Promise<void>;

const VIBER = { token: "4453b6ac12345678-sandbox-token-daec9cbb5448c51f", name: "Глина", uri: "glina" };
const SLACK = { botToken: "xoxb-sandbox-token-of-flows", signingSecret: "8f742231b10e8888sandbox-token" };
const MAX = { token: "f9LHodD0cOKQ-sandbox-token-of-max", name: "Глина", username: "glina_bot" };

/** A workspace with one account of the platform, and Анна, who can write to it; by the platform. */
export const CSI_SCENES = {
  telegram: (test: Test) => withTelegram(({ marina, ...scene }) => test({ ...scene, anna: marina })),
  vk: (test: Test) => withVk(({ boris, ...scene }) => test({ ...scene, anna: boris })),
  facebook: (test: Test) => withFacebook(test),
  instagram: (test: Test) => withInstagram(test),
  whatsapp: (test: Test) => withWhatsapp(test),
  twitter: (test: Test) =>
    withTwitter(({ anna, ...scene }) =>
      test({
        ...scene,
        anna: {
          lines: () => anna.lines(),
          write: (text) => anna.write(text),
          press: () => Promise.reject(new Error("There are no buttons here")),
        },
      })
    ),
  viber: (test: Test) =>
    onStage(async (stage) => {
      stage.sandbox.viber.addBot(VIBER);
      const anna = stage.sandbox.viber.customer({ id: "01234567890A=", name: "Анна Ким", language: "ru" });
      const office = await stage.open();
      const connection = await connectWith(office, "viber", { token: VIBER.token });
      const press = (_: string, data: string) => anna.press(data);
      await test({
        stage,
        office,
        connection,
        anna: { lines: () => anna.lines(), write: (text) => anna.write(text), press },
      });
    }),
  slack: (test: Test) =>
    onStage(async (stage) => {
      const { slack } = stage.sandbox;
      slack.addTeam({ ...SLACK, name: "Глина", domain: "glina" });
      const anna = slack.customer({ id: "U0ANNA0001", name: "Анна Ким", displayName: "anna" });
      const office = await stage.open();
      const connection = await connectWith(office, "slack", SLACK);
      await slack.setRequestUrl(connection.webhookUrl);
      await test({ stage, office, connection, anna });
    }),
  max: (test: Test) =>
    onStage(async (stage) => {
      const { max } = stage.sandbox;
      max.addBot(MAX);
      const anna = max.customer({ id: 777, firstName: "Анна", username: "anna_k", language: "ru" });
      const office = await stage.open();
      const connection = await connectWith(office, "max", { token: MAX.token });
      await test({ stage, office, connection, anna });
    }),
} as const;
