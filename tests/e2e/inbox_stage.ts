import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { connect } from "@/lib/inbox/connect.ts";
import type { Sandbox } from "@/lib/sandbox/mod.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import { launchBrowser } from "../browser.ts";
import { startServer, type TestMember, type TestServer } from "../server.ts";

const TIMEOUT_MS = 15_000;

export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const WITHOUT_SCRIPTS = { ...DESKTOP, javaScriptEnabled: false };

type TelegramCustomer = ReturnType<Sandbox["telegram"]["customer"]>;
type VkCustomer = ReturnType<Sandbox["vk"]["customer"]>;

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly city?: string;
  readonly avatar?: SampleName;
}

/** A workspace of its own: Анна owns it, Борис answers too; a bot and a community are connected. */
export interface Scene {
  readonly server: TestServer;
  readonly sandbox: Sandbox;
  readonly anna: TestMember;
  readonly boris: TestMember;
  /** The community's id. */
  readonly group: number;
  telegram(person: Person): TelegramCustomer;
  vk(person: Person): VkCustomer;
  connect(platform: "webchat"): Promise<string>;
  /** A member's browser on a page of the product. */
  visit(member: TestMember | null, path: string, options?: VisitOptions): Promise<Page>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** What the browser says by itself when a call fails on purpose. */
  readonly expected?: RegExp;
}

export interface InboxStage {
  /** Plays a scene to its end. The consoles of all its browsers, the policies included, may hold nothing. */
  play(act: (scene: Scene) => Promise<void>): () => Promise<void>;
  close(): Promise<void>;
}

/** A browser, and a product with emulated platforms, over real HTTP. */
export async function openInboxStage(): Promise<InboxStage> {
  const server = await startServer();
  const browser = await launchBrowser();
  return {
    play: (act) => async () => {
      const closes: (() => Promise<void>)[] = [];
      const problems: string[] = [];
      try {
        await act(await openScene(server, browser, closes, problems));
        assert.deepEqual([problems, server.errors], [[], []]);
      } finally {
        server.sandbox.faults.clear();
        await Promise.all(closes.map((close) => close()));
      }
    },
    async close() {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

let count = 0;

async function openScene(
  server: TestServer,
  browser: Browser,
  closes: (() => Promise<void>)[],
  problems: string[],
): Promise<Scene> {
  const { services, sandbox } = server;
  const number = ++count;
  const anna = await server.open();
  const boris = await server.join(anna, "agent");
  const workspace = await services.workspaces.open(anna.workspaceId);
  const bot = {
    token: `${7_000_000 + number}:sandbox-token-of-a-bot`,
    name: "Глина и небо",
    username: "glina",
  };
  const community = { token: `vk1.a.sandbox-token-${number}`, groupId: 1_000 + number, name: "Глина и небо" };
  sandbox.telegram.addBot(bot);
  sandbox.vk.addCommunity(community);
  for (const [platform, { token }] of [["telegram", bot], ["vk", community]] as const) {
    await connect(services, workspace, { platform, name: "Глина и небо", credentials: { token } });
  }
  return {
    server,
    sandbox,
    anna,
    boris,
    group: community.groupId,
    telegram: (person) => sandbox.telegram.customer({ id: 500_000 + ++count, bot: bot.token, ...person }),
    vk: (person) => sandbox.vk.customer({ id: 500_000 + ++count, community: community.groupId, ...person }),
    connect: (platform) => connect(services, workspace, { platform, credentials: {} }),
    visit: (member, path, options) => visit(server, browser, closes, problems, member, path, options),
  };
}

async function visit(
  { origin }: TestServer,
  browser: Browser,
  closes: (() => Promise<void>)[],
  problems: string[],
  member: TestMember | null,
  path: string,
  { expected, ...options }: VisitOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...DESKTOP, locale: "ru-RU", baseURL: origin, ...options });
  closes.push(() => context.close());
  context.setDefaultTimeout(TIMEOUT_MS);
  const [name = "", value = ""] = member?.cookie.split("=") ?? [];
  if (member) await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  const note = (text: string) => {
    if (!expected?.test(text)) problems.push(text);
  };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(message.text());
  });
  page.on("pageerror", (error) => note(String(error)));
  await page.goto(path);
  return page;
}
