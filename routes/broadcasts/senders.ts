import { countAudience } from "@/lib/broadcasts/audience.ts";
import { capabilities, type Platform, platformsReady } from "@/lib/channels/capabilities.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A connection from which everybody who allowed it can be written to. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  /** How many people that is now. */
  readonly audience: number;
}

/** All senders of a workspace. */
export async function sendersOf(services: Services, workspace: Workspace): Promise<Sender[]> {
  const all = await listConnections(services, workspace);
  const able = all.filter(({ platform }) => canBroadcast(platform));
  return await Promise.all(able.map(async ({ id, name, platform }) => ({
    id,
    name,
    platform,
    audience: await countAudience(workspace.store, id),
  })));
}

/** The platforms that know who has allowed messages. */
export const broadcastPlatforms: readonly Platform[] = platformsReady.filter(canBroadcast);

function canBroadcast(platform: Platform): boolean {
  return "broadcast" in capabilities[platform];
}
