import { eq } from "drizzle-orm";
import { openControl } from "@/db/control.ts";
import { memberships } from "@/db/schema/control.ts";
import { openSession } from "@/lib/auth/sessions.ts";

/** A browser's cookie of a workspace's owner, made beside the running server. */
export async function cookieFor(dataDir: string, workspaceId: string): Promise<string> {
  const control = await openControl(dataDir);
  try {
    const [member] = await control.db.select({ userId: memberships.userId }).from(memberships)
      .where(eq(memberships.workspaceId, workspaceId));
    if (!member) throw new Error(`Workspace ${workspaceId} has no members`);
    return `otklik=${await openSession(control, { userId: member.userId, workspaceId })}`;
  } finally {
    await control.close();
  }
}
