import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { Office } from "./office.ts";
import type { NewCommunity } from "@/lib/sandbox/vk/community.ts";
import { onStage, type Stage } from "./stage.ts";

export const BOT = {
  token: "7000000001:AAF-sandbox-token-of-the-bot-1",
  name: "Глина",
  username: "glina_bot",
};
export const GROUP = 101;
export const COMMUNITY = { token: "vk1.a.sandbox-token-of-group-101", groupId: GROUP, name: "Глина и небо" };

interface Scene {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
}

export interface TelegramScene extends Scene {
  readonly marina: ReturnType<Stage["sandbox"]["telegram"]["customer"]>;
}

export interface VkScene extends Scene {
  readonly boris: ReturnType<Stage["sandbox"]["vk"]["customer"]>;
}

/** A workspace with a bot, and Марина (555), who can write to it. */
export function withTelegram(test: (scene: TelegramScene) => Promise<void>, attempts?: number) {
  return onStage(async (stage) => {
    const { telegram } = stage.sandbox;
    telegram.addBot(BOT);
    const marina = telegram.customer({
      id: 555,
      firstName: "Марина",
      lastName: "Котова",
      username: "kotova",
      language: "ru",
      avatar: "avatar1",
    });
    const office = await stage.open();
    await test({ stage, office, marina, connection: await office.connect("telegram", BOT.token) });
  }, attempts);
}

/** A workspace with a community, and Борис (777), who can write to it. */
export function withVk(test: (scene: VkScene) => Promise<void>, community: Partial<NewCommunity> = {}) {
  return onStage(async (stage) => {
    const { vk } = stage.sandbox;
    vk.addCommunity({ ...COMMUNITY, ...community });
    const boris = vk.customer({
      id: 777,
      firstName: "Борис",
      lastName: "Ли",
      screenName: "boris_li",
      city: "Казань",
      country: "Россия",
      phone: "+7 921 555-01-42",
      site: "boris.example",
      avatar: "avatar2",
    });
    const office = await stage.open();
    await test({ stage, office, boris, connection: await office.connect("vk", COMMUNITY.token) });
  });
}
