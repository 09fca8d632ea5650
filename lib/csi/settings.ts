import { eq } from "drizzle-orm";
import { type CsiOverride, type CsiSettings, settings } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Nobody is asked before the owner wants it. */
export const USUAL: CsiSettings = {
  enabled: false,
  scale: "five",
  question: {},
  thanks: {},
  delayMinutes: 0,
  answerDays: 3,
  quietDays: 30,
  bad: 2,
  reopens: false,
  alerts: true,
};

/** The row of the workspace's settings. */
export const CSI_KEY = "csi";

/** How a workspace asks its customers. */
export async function csiSettings({ store: { db } }: Workspace): Promise<CsiSettings> {
  const [row] = await db.select().from(settings).where(eq(settings.key, CSI_KEY));
  return { ...USUAL, ...(row?.value as Partial<CsiSettings> | undefined) };
}

/** The same as one connection has it. */
export function forConnection(workspace: CsiSettings, override: CsiOverride = {}): CsiSettings {
  const { enabled, question, delayMinutes } = override;
  return {
    ...workspace,
    enabled: enabled ?? workspace.enabled,
    question: { ...workspace.question, ...question },
    delayMinutes: delayMinutes ?? workspace.delayMinutes,
  };
}
