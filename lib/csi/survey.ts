import { eq } from "drizzle-orm";
import { csiSurveys } from "@/db/schema/workspace.ts";
import type { SurveyRow } from "@/lib/csi/judge.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The question about a ticket; undefined where there was never a thought of one. */
export async function surveyOf(
  { store: { db } }: Workspace,
  ticketId: string,
): Promise<SurveyRow | undefined> {
  const [row] = await db.select().from(csiSurveys).where(eq(csiSurveys.id, ticketId));
  return row;
}
