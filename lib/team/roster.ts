import type { Store } from "@/db/libsql.ts";
import { members } from "@/lib/auth/members.ts";
import type { Presence } from "@/lib/team/presence.ts";

/** A member, and whether they have the inbox open somewhere. */
export interface OnDuty {
  readonly id: string;
  readonly name: string;
  readonly online: boolean;
}

/** Tells who works in a workspace at this moment. */
export type Roster = (workspaceId: string) => Promise<readonly OnDuty[]>;

/** By the control database, and by the open inboxes of this process. */
export function rosterOf(control: Store, presence: Presence): Roster {
  return async (workspaceId) => {
    const online = presence.online(workspaceId);
    const all = await members(control, workspaceId);
    return all.map(({ id, name }) => ({ id, name, online: online.has(id) }));
  };
}
