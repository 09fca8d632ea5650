import { anyOf } from "@/db/bulk.ts";
import { settings } from "@/db/schema/workspace.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { type RuleId, RULES } from "@/lib/replies/coach/advice.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Which hints nobody here wants, and which one member does not. */
export interface CoachSettings {
  readonly workspace: readonly RuleId[];
  readonly mine: readonly RuleId[];
}

const TEAM = "coach";
const keyOf = (memberId: string) => `coach:${memberId}`;

/** The rules that are off for a member. */
export async function coachSettings({ store }: Workspace, { user }: Viewer): Promise<CoachSettings> {
  const rows = await store.db.select().from(settings).where(anyOf(settings.key, [TEAM, keyOf(user.id)]));
  const offOf = (key: string) => rulesOf(rows.find((row) => row.key === key)?.value);
  return { workspace: offOf(TEAM), mine: offOf(keyOf(user.id)) };
}

/**
 * Switches hints off, and all others on.
 * @throws {AppError} forbidden for the workspace's, unless owner or admin asks
 */
export async function changeCoach(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  change: Partial<CoachSettings>,
): Promise<void> {
  if (change.workspace && !can(viewer).manageSettings) {
    throw new AppError("forbidden", { right: "manageSettings" });
  }
  const { store } = workspace;
  const rows = [
    ...(change.workspace ? [{ key: TEAM, value: [...new Set(change.workspace)] }] : []),
    ...(change.mine ? [{ key: keyOf(viewer.user.id), value: [...new Set(change.mine)] }] : []),
  ];
  if (rows.length === 0) return;
  await store.write(() =>
    store.commit([
      ...rows.map((row) =>
        store.db.insert(settings).values(row)
          .onConflictDoUpdate({ target: settings.key, set: { value: row.value } })
      ),
      changeEvent(store, "replies.updated"),
    ])
  );
  services.live.notify(workspace.id);
}

/** A rule that there was once may be gone by now. */
function rulesOf(value: unknown): RuleId[] {
  return Array.isArray(value) ? RULES.filter((rule) => value.includes(rule)) : [];
}
