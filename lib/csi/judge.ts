import type { CsiFate, csiSurveys } from "@/db/schema/workspace.ts";

export type SurveyRow = typeof csiSurveys.$inferSelect;

/** What is written so long after a score is the comment to it. */
const COMMENT_MS = 3_600_000;
/** A lone digit that comes so long after the time is still an answer to the question, if a late one. */
export const LATE_MS = 30 * 86_400_000;

/** Was this ticket's customer asked? */
export function wasAsked(survey: SurveyRow | undefined): survey is SurveyRow & { expiresAt: number } {
  return survey !== undefined && survey.state !== "skipped" && survey.expiresAt !== null;
}

/** What becomes of a score. @param at ms since the epoch */
export function fateOf(survey: SurveyRow & { expiresAt: number }, at: number): CsiFate {
  if (survey.score !== null) return "again";
  return at > survey.expiresAt ? "late" : "counted";
}

/** What the survey is by a score that counts. */
export function answered(score: number, via: SurveyRow["via"], at: number): Partial<SurveyRow> {
  return { state: "answered", score, scoredAt: at, via };
}

/** Is what is written at this moment the comment to the score? */
export function awaitsComment(survey: SurveyRow, at: number, within = COMMENT_MS): boolean {
  return survey.scoredAt !== null && survey.comment === null && at - survey.scoredAt <= within;
}
