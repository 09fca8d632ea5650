import { capability } from "@/lib/channels/capabilities.ts";
import type { Locale } from "@/lib/i18n/locale.ts";

/** The platform's name as people of this language write it; as it came when we do not know it. */
export function platformName(platform: string, locale: Locale): string {
  const row = capability(platform);
  return (locale === "ru" ? row?.labelRu : undefined) ?? row?.label ?? platform;
}

/** A connection where no badge tells its platform: several of a company are often named alike. */
export function accountName(name: string, platform: string, locale: Locale): string {
  const label = platformName(platform, locale);
  return name.includes(label) ? name : `${name}, ${label}`;
}
