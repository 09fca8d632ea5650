import { email } from "@/lib/channels/capabilities/email.ts";
import { facebook } from "@/lib/channels/capabilities/facebook.ts";
import { instagram } from "@/lib/channels/capabilities/instagram.ts";
import { max } from "@/lib/channels/capabilities/max.ts";
import { type Capability, type Platform, PLATFORMS } from "@/lib/channels/capabilities/capability.ts";
import { slack } from "@/lib/channels/capabilities/slack.ts";
import { telegram } from "@/lib/channels/capabilities/telegram.ts";
import { twitter } from "@/lib/channels/capabilities/twitter.ts";
import { viber } from "@/lib/channels/capabilities/viber.ts";
import { vk } from "@/lib/channels/capabilities/vk.ts";
import { webchat } from "@/lib/channels/capabilities/webchat.ts";
import { whatsapp } from "@/lib/channels/capabilities/whatsapp.ts";

export * from "@/lib/channels/capabilities/capability.ts";

/**
 * Which platform, what it can carry and within which limits. It drives the composer, the sender and the
 * channel matrix; it imports nothing from outside its folder and is safe in the browser.
 */
export const capabilities = {
  vk,
  facebook,
  instagram,
  twitter,
  viber,
  telegram,
  whatsapp,
  slack,
  webchat,
  max,
  email,
} as const satisfies Record<Platform, Capability>;

/** The platforms that can be connected today, in display order. */
export const platformsReady: readonly Platform[] = PLATFORMS.filter((platform) =>
  capabilities[platform].availability === "ready"
);

/** The row of a platform's name as it stands in an address or a database; undefined for any other text. */
export function capability(platform: string): Capability | undefined {
  return isPlatform(platform) ? capabilities[platform] : undefined;
}

/** True for a platform's name and nothing else. */
export function isPlatform(text: string): text is Platform {
  return PLATFORMS.some((platform) => platform === text);
}
