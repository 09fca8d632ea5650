import assert from "node:assert/strict";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { NewPage } from "@/lib/sandbox/facebook/page.ts";
import type { NewInstagramAccount } from "@/lib/sandbox/instagram/account.ts";
import type { NewNumber } from "@/lib/sandbox/whatsapp/number.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";
import { until } from "./until.ts";

const APP = { appSecret: "sandbox-token-of-the-app-secret", verifyToken: "a word of the owner" };
export const PAGE: NewPage = {
  ...APP,
  id: "1001",
  name: "Глина",
  username: "glina",
  token: "EAAG-sandbox-token-page",
};
export const ACCOUNT: NewInstagramAccount = {
  ...APP,
  id: "17841400000000001",
  name: "Глина и небо",
  username: "glina.nebo",
  token: "IGAA-sandbox-token-account",
};
export const NUMBER: NewNumber = {
  ...APP,
  phoneNumberId: "106540352242922",
  businessAccountId: "102290129340398",
  name: "Глина и небо",
  displayPhone: "+7 495 000-00-01",
  token: "EAAG-sandbox-token-system-user",
};

export const credentials = {
  facebook: { ...APP, pageToken: PAGE.token },
  instagram: { ...APP, token: ACCOUNT.token },
  whatsapp: {
    ...APP,
    token: NUMBER.token,
    phoneNumberId: NUMBER.phoneNumberId,
    businessAccountId: NUMBER.businessAccountId,
  },
} as const;

type MetaPlatform = keyof typeof credentials;

export interface Scene<C> {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
  readonly anna: C;
}

export type FacebookScene = Scene<ReturnType<Stage["sandbox"]["facebook"]["customer"]>>;
export type InstagramScene = Scene<ReturnType<Stage["sandbox"]["instagram"]["customer"]>>;
export type WhatsappScene = Scene<ReturnType<Stage["sandbox"]["whatsapp"]["customer"]>>;

export function connect(office: Office, platform: MetaPlatform, given = credentials[platform]) {
  return office.rest.post<ConnectionView>("/connections", { platform, credentials: given });
}

/** A workspace with a page that is connected and set up, and Анна, who can write to it. */
export function withFacebook(test: (scene: FacebookScene) => Promise<void>, page: Partial<NewPage> = {}) {
  return onStage(async (stage) => {
    const { facebook } = stage.sandbox;
    facebook.addPage({ ...PAGE, ...page });
    const anna = facebook.customer({
      id: "7200000000000001",
      firstName: "Анна",
      lastName: "Ким",
      avatar: "avatar2",
    });
    const office = await stage.open();
    const connection = await connect(office, "facebook");
    assert.equal((await facebook.registerWebhook(connection.webhookUrl)).verified, true);
    await test({ stage, office, connection, anna });
  });
}

/** A workspace with an account that is connected and set up, and Анна, who can write to it. */
export function withInstagram(
  test: (scene: InstagramScene) => Promise<void>,
  account: Partial<NewInstagramAccount> = {},
) {
  return onStage(async (stage) => {
    const { instagram } = stage.sandbox;
    instagram.addAccount({ ...ACCOUNT, ...account });
    const anna = instagram.customer({
      id: "8800000000000001",
      firstName: "Анна",
      lastName: "Ким",
      username: "anna.kim",
      avatar: "avatar2",
    });
    const office = await stage.open();
    const connection = await connect(office, "instagram");
    assert.equal((await instagram.registerWebhook(connection.webhookUrl)).verified, true);
    await test({ stage, office, connection, anna });
  });
}

/** A workspace with a number that is connected and set up, and Анна, who can write to it. */
export function withWhatsapp(test: (scene: WhatsappScene) => Promise<void>, number: Partial<NewNumber> = {}) {
  return onStage(async (stage) => {
    const { whatsapp } = stage.sandbox;
    whatsapp.addNumber({ ...NUMBER, ...number });
    const anna = whatsapp.customer({ phone: "79990001122", firstName: "Анна", lastName: "Ким" });
    const office = await stage.open();
    const connection = await connect(office, "whatsapp");
    assert.equal((await whatsapp.registerWebhook(connection.webhookUrl)).verified, true);
    await test({ stage, office, connection, anna });
  });
}

/** The files of the ticket's messages once so many are stored, in order. */
export function storedFiles(office: Office, ticket: string, count: number): Promise<AttachmentView[]> {
  return until(`${count} stored files`, async () => {
    const files = (await office.messages(ticket)).flatMap(({ attachments }) => attachments);
    return files.filter(({ status }) => status === "stored").length >= count ? files : undefined;
  });
}

/** Who said what in a ticket: `contact: Привет`. */
export async function said(office: Office, ticket: string): Promise<string[]> {
  return (await office.messages(ticket)).map(({ author, text }) => `${author.type}: ${text}`);
}
