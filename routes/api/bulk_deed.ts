import { AppError } from "@/lib/errors.ts";
import type { Deed } from "@/lib/inbox/deed.ts";
import { assigning } from "@/lib/inbox/deeds/assigning.ts";
import { closing, reopening } from "@/lib/inbox/deeds/closing.ts";
import { prioritising } from "@/lib/inbox/deeds/prioritising.ts";
import { tagging, untagging } from "@/lib/inbox/deeds/tagging.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { Services } from "@/lib/services.ts";
import { reading } from "@/lib/team/reading.ts";
import { snoozeMoment } from "@/lib/team/snooze_times.ts";
import { snoozing, waking } from "@/lib/team/snoozing.ts";
import { teaming } from "@/lib/team/teaming.ts";
import { teamById } from "@/lib/team/teams.ts";
import { usualZone } from "@/lib/team/usual_zone.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import type { BulkAction } from "@/routes/api/schemas/team.ts";

/** What an action on a selection does to each ticket. @throws {AppError} for what no ticket could take */
export async function bulkDeed(services: Services, workspace: Workspace, action: BulkAction): Promise<Deed> {
  switch (action.type) {
    case "assign":
      return assigning(action.memberId === null ? null : await member(services, workspace, action.memberId));
    case "team":
      return teaming(action.teamId === null ? null : await teamById(workspace, action.teamId));
    case "tag":
      return tagging(action.name);
    case "untag":
      return untagging(action.name);
    case "priority":
      return prioritising(action.priority);
    case "snooze":
      return snoozing(snoozeMoment(action, services.now(), await usualZone(workspace.store)));
    default:
      return PLAIN[action.type];
  }
}

const PLAIN = { close: closing, reopen: reopening, wake: waking, read: reading } as const;

async function member(services: Services, workspace: Workspace, memberId: string) {
  const found = (await membersById(services, workspace)).get(memberId);
  if (!found) throw new AppError("not_found", { memberId });
  return found;
}
