import { capabilities, type Platform, platformsReady } from "@/lib/channels/capabilities.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";

/** What a workspace has of a platform. */
export type ChannelState = "connected" | "paused" | "trouble";

/** Of several accounts on one platform, the one that needs somebody most speaks for it. */
const WEIGHT: readonly ChannelState[] = ["connected", "paused", "trouble"];

/** By platform, what the workspace has of it; a platform that is absent is not connected. */
export function channelStates(
  connections: readonly ConnectionView[],
): Partial<Record<Platform, ChannelState>> {
  const states: Partial<Record<Platform, ChannelState>> = {};
  for (const connection of connections) {
    const { platform } = connection;
    const rank = Math.max(
      WEIGHT.indexOf(stateOf(connection)),
      WEIGHT.indexOf(states[platform] ?? "connected"),
    );
    states[platform] = WEIGHT[rank];
  }
  return states;
}

function stateOf({ status, error }: ConnectionView): ChannelState {
  if (status === "error" || error !== undefined) return "trouble";
  return status === "paused" ? "paused" : "connected";
}

/** The chat that we serve ourselves: it needs no account elsewhere. */
export const ownChat: Platform | undefined = platformsReady.find(isOwnChat);

export function isOwnChat(platform: Platform): boolean {
  const { webhook, credentials } = capabilities[platform];
  return webhook === "none" && credentials.length === 0;
}

/** Where visitors of a chat connection write. */
export function chatUrl(origin: string, connectionId: string): string {
  return `${origin}/chat/${connectionId}`;
}
