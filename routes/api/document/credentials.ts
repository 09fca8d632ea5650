import { capabilities, platformsReady } from "@/lib/channels/capabilities.ts";

/** Which keys each platform asks for: `vk`: `token`; … */
export function credentialsInWords(): string {
  return platformsReady.map((platform) => {
    const names = capabilities[platform].credentials.map(({ name }) => `\`${name}\``);
    return `\`${platform}\`: ${names.join(", ") || "`{}`"}`;
  }).join("; ");
}
