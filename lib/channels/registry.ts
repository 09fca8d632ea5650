import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";
import type { Channel } from "@/lib/channels/channel.ts";
import { createFacebook } from "@/lib/channels/facebook/mod.ts";
import { createInstagram } from "@/lib/channels/instagram/mod.ts";
import { createMax } from "@/lib/channels/max/mod.ts";
import { createSlack } from "@/lib/channels/slack/mod.ts";
import { createTelegram } from "@/lib/channels/telegram/mod.ts";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { createViber } from "@/lib/channels/viber/mod.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { createWebchat } from "@/lib/channels/webchat/mod.ts";
import { createWhatsapp } from "@/lib/channels/whatsapp/mod.ts";

/** Base addresses of the platforms' APIs, without trailing slashes. */
export interface Bases {
  readonly telegram: string;
  readonly vk: string;
  /** Facebook and WhatsApp. */
  readonly meta: string;
  readonly instagram: string;
  readonly x: string;
  readonly viber: string;
  readonly slack: string;
  readonly max: string;
}

/** The platforms that can be connected now. */
export type ReadyPlatform = {
  [P in Platform]: typeof capabilities[P]["availability"] extends "ready" ? P : never;
}[Platform];

export type Channels = Readonly<Partial<Record<Platform, Channel>>>;

/**
 * The only list of channels. A platform that the matrix calls ready and that is missing here does not compile.
 * @param fetchers where a platform needs a fetch of its own: one that trusts a further authority, say
 */
export function createChannels(
  bases: Bases,
  fetcher: typeof fetch,
  fetchers: Partial<Readonly<Record<Platform, typeof fetch>>> = {},
): Channels {
  return {
    telegram: createTelegram({ base: bases.telegram, fetch: fetcher }),
    vk: createVk({ base: bases.vk, fetch: fetcher }),
    webchat: createWebchat(),
    facebook: createFacebook({ base: bases.meta, fetch: fetcher }),
    instagram: createInstagram({ base: bases.instagram, fetch: fetcher }),
    whatsapp: createWhatsapp({ base: bases.meta, fetch: fetcher }),
    twitter: createTwitter({ base: bases.x, fetch: fetcher }),
    viber: createViber({ base: bases.viber, fetch: fetcher }),
    slack: createSlack({ base: bases.slack, fetch: fetcher }),
    max: createMax({ base: bases.max, fetch: fetchers.max ?? fetcher }),
  } satisfies Record<ReadyPlatform, Channel>;
}
