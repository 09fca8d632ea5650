import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";
import type { Locale } from "@/lib/i18n/locale.ts";

/** The platform's name as people of this language write it. */
export function platformLabel(platform: Platform, locale: Locale): string {
  const { label, labelRu } = capabilities[platform];
  return locale === "ru" ? labelRu ?? label : label;
}
