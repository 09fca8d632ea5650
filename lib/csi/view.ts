import { anyOf } from "@/db/bulk.ts";
import { csiSurveys } from "@/db/schema/workspace.ts";
import type { SurveyRow } from "@/lib/csi/judge.ts";
import type { CsiView } from "@/lib/inbox/view.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The questions of tickets and their answers, by ticket; a ticket that was not asked about has none. */
export async function csiViews(
  { store: { db } }: Workspace,
  ticketIds: readonly string[],
): Promise<Map<string, CsiView>> {
  const rows = await db.select().from(csiSurveys).where(anyOf(csiSurveys.id, ticketIds));
  return new Map(rows.map((row) => [row.id, csiView(row)]));
}

function csiView(row: SurveyRow): CsiView {
  const iso = (at: number | null) => at === null ? undefined : new Date(at).toISOString();
  return {
    state: row.state === "asking" ? "asked" : row.state,
    reason: row.reason ?? undefined,
    scale: row.scale,
    score: row.score ?? undefined,
    comment: row.comment ?? undefined,
    via: row.via ?? undefined,
    askedAt: iso(row.askedAt),
    expiresAt: iso(row.expiresAt),
    scoredAt: iso(row.scoredAt),
  };
}
