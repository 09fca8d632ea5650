import { members } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import type { State } from "@/routes/state.ts";

const MOST_NAMES = 5;

/** Names of those who may change the viewer's workspace: whom to ask. */
export async function managersOf({ services, viewer }: State): Promise<string[]> {
  if (!viewer) return [];
  const all = await members(services.control, viewer.workspaceId);
  return all.filter((member) => can(member).manageSettings).slice(0, MOST_NAMES).map(({ name }) => name);
}
