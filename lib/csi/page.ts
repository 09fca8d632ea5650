import { awaitsComment, type SurveyRow, wasAsked } from "@/lib/csi/judge.ts";
import { readPageToken } from "@/lib/csi/page_token.ts";
import { surveyOf } from "@/lib/csi/survey.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The page stands open for longer than a conversation. */
export const PAGE_COMMENT_MS = 86_400_000;

/** One question, as its page shows it. */
export interface CsiPage {
  readonly workspace: Workspace;
  readonly survey: SurveyRow & { expiresAt: number };
  /** fresh: can be answered; late: no more; scored: what was the answer, and a comment may follow; over: all is said. */
  readonly state: "fresh" | "late" | "scored" | "over";
}

/** @returns null for an address that is forged, expired, or of a question that was never put */
export async function openPage(services: Services, token: string): Promise<CsiPage | null> {
  const now = services.now();
  const proof = await readPageToken(services.secrets, token, now);
  if (!proof) return null;
  const workspace = await services.workspaces.open(proof.workspaceId);
  const survey = await surveyOf(workspace, proof.ticketId);
  return wasAsked(survey) ? { workspace, survey, state: stateOf(survey, now) } : null;
}

function stateOf(survey: SurveyRow & { expiresAt: number }, now: number): CsiPage["state"] {
  if (survey.score === null) return now > survey.expiresAt ? "late" : "fresh";
  return awaitsComment(survey, now, PAGE_COMMENT_MS) ? "scored" : "over";
}
