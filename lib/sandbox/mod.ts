import { Hono } from "hono";
import type { Call } from "@/lib/sandbox/calls.ts";
import type { Clock } from "@/lib/sandbox/clock.ts";
import { controlRoutes } from "@/lib/sandbox/control/mod.ts";
import type { Conversation } from "@/lib/sandbox/conversations.ts";
import { createCore, type SandboxOptions } from "@/lib/sandbox/core.ts";
import { createFacebook, type FacebookSandbox } from "@/lib/sandbox/facebook/mod.ts";
import type { FaultBoard } from "@/lib/sandbox/faults.ts";
import { graphRoutes } from "@/lib/sandbox/graph/host.ts";
import { createInstagram, type InstagramSandbox } from "@/lib/sandbox/instagram/mod.ts";
import { createMax, type MaxSandbox } from "@/lib/sandbox/max/mod.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import { phoneRoutes } from "@/lib/sandbox/phone.ts";
import type { PlatformSandbox } from "@/lib/sandbox/platform.ts";
import { createSlack, type SlackSandbox } from "@/lib/sandbox/slack/mod.ts";
import { createTelegram, type TelegramSandbox } from "@/lib/sandbox/telegram/mod.ts";
import { createTwitter, type XSandbox } from "@/lib/sandbox/twitter/mod.ts";
import { createViber, type ViberSandbox } from "@/lib/sandbox/viber/mod.ts";
import { createVk, type VkSandbox } from "@/lib/sandbox/vk/mod.ts";
import { createWhatsapp, type WhatsappSandbox } from "@/lib/sandbox/whatsapp/mod.ts";

/** Emulators of the platforms' APIs with their customers, for the demo, training and tests. */
export interface Sandbox {
  /** `/telegram/…`, `/vk/…` for the product; `/sandbox/…` for people. Nothing listens until it is mounted. */
  readonly app: Hono;
  readonly telegram: TelegramSandbox;
  readonly vk: VkSandbox;
  readonly viber: ViberSandbox;
  readonly slack: SlackSandbox;
  readonly facebook: FacebookSandbox;
  readonly instagram: InstagramSandbox;
  readonly whatsapp: WhatsappSandbox;
  readonly twitter: XSandbox;
  readonly max: MaxSandbox;
  readonly platforms: readonly PlatformSandbox[];
  readonly faults: FaultBoard;
  readonly clock: Clock;
  /** Every call of an emulated API, oldest first. */
  readonly calls: readonly Call[];
  readonly conversations: readonly Conversation[];
  /** Resolves when every webhook and echo that is under way has ended, well or not. */
  idle(): Promise<void>;
  /** Tries once more what the product has not taken, oldest first. */
  redeliver(): Promise<DeliveryResult[]>;
  /** Ends everything that runs or hangs. Leaves no timer behind. */
  close(): Promise<void>;
}

/** Starts nothing: state lives in memory and goes with the object. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const core = createCore(options);
  const telegram = createTelegram(core);
  const vk = createVk(core);
  const viber = createViber(core);
  const slack = createSlack(core);
  const facebook = createFacebook(core);
  const instagram = createInstagram(core);
  const whatsapp = createWhatsapp(core);
  const twitter = createTwitter(core);
  const max = createMax(core);
  const meta = [facebook, instagram, whatsapp];
  const platforms: readonly PlatformSandbox[] = [telegram, vk, viber, slack, ...meta, twitter, max];

  const app = new Hono();
  for (const { platform, path = platform, app: routes } of platforms) app.route(`/${path}`, routes);
  // One host for two platforms: whose a call is, its token says.
  app.route("/meta", graphRoutes(core, [facebook.api, whatsapp.api]));
  app.route("/sandbox", controlRoutes(core, platforms));
  app.route("/sandbox", phoneRoutes());

  return {
    app,
    telegram,
    vk,
    viber,
    slack,
    facebook,
    instagram,
    whatsapp,
    twitter,
    max,
    platforms,
    faults: core.faults,
    clock: core.clock,
    get calls() {
      return core.calls.list();
    },
    get conversations() {
      return core.book.list();
    },
    idle: () => core.work.idle(),
    redeliver: () => {
      vk.resume();
      return core.outbox.redeliver();
    },
    close: () => core.work.close(),
  };
}
