import { readdirSync, readFileSync } from "node:fs";
import type { Platform } from "@/lib/channels/capabilities.ts";

/** What `asConnectError` makes of a refusal that the platform's folder does not name itself. */
const BY_KIND = ["token_refused", "unreachable", "refused"];

/** Every code of a platform that stands in its folder: `vk.server_missing` is server_missing. */
export function codesInSource(platform: Platform): string[] {
  const folder = new URL(`../../../lib/channels/${platform}/`, import.meta.url);
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const found = sources.flatMap((source) => [
    // A host is no code.
    ...Array.from(source.matchAll(new RegExp(`"${platform}\\.(?!com")([a-z_]+)"`, "g")), ([, code]) => code),
    ...(source.includes(`prefix: "${platform}"`) ? BY_KIND : []),
  ]);
  return [...new Set(found)].filter((code) => code !== undefined);
}
