import { count, eq } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { contacts, csiScores, csiSurveys, tickets } from "@/db/schema/workspace.ts";
import { answered, awaitsComment, fateOf, type SurveyRow, wasAsked } from "@/lib/csi/judge.ts";
import { type CsiPage, PAGE_COMMENT_MS } from "@/lib/csi/page.ts";
import { BEST, scoreMark } from "@/lib/csi/score.ts";
import { surveyOf } from "@/lib/csi/survey.ts";
import { SCORE_EVENTS } from "@/lib/csi/take.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { addJob } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import { record } from "@/lib/team/record.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Code points of a comment. */
const MOST_COMMENT = 2_000;
/** Whoever has the address may change their mind, but not fill the history. */
const MOST_SCORES = 20;

/**
 * Takes a score from the page. The same one again changes nothing; another one, or one after the time, is kept
 * and does not count.
 * @throws {AppError} invalid_request for what is no score
 */
export async function scoreOnPage(services: Services, page: CsiPage, score: number): Promise<void> {
  if (!Number.isInteger(score) || score < 1 || score > BEST) {
    throw new AppError("invalid_request", { fields: { score: "csi_score" } });
  }
  const { workspace } = page;
  const now = services.now();
  await write(services, workspace, now, async () => {
    const survey = await surveyOf(workspace, page.survey.id);
    if (!wasAsked(survey) || survey.score === score) return [];
    return await hasRoom(workspace, survey.id) ? await scoring(workspace, survey, score, now) : [];
  });
}

async function hasRoom({ store: { db } }: Workspace, ticketId: string): Promise<boolean> {
  const [known] = await db.select({ scores: count() }).from(csiScores).where(
    eq(csiScores.ticketId, ticketId),
  );
  return (known?.scores ?? 0) < MOST_SCORES;
}

async function scoring(
  workspace: Workspace,
  survey: SurveyRow & { expiresAt: number },
  score: number,
  now: number,
): Promise<Statement[]> {
  const { store } = workspace;
  const { id: ticketId, connectionId, scale } = survey;
  const fate = fateOf(survey, now);
  const id = newId(now);
  const given = { id, ticketId, connectionId, externalId: `page:${id}`, score, fate, at: now };
  const by = { type: "contact", id: null, name: await nameOf(workspace, ticketId) } as const;
  return [
    store.db.insert(csiScores).values({ ...given, via: "page" }),
    ...(fate === "counted"
      ? [store.db.update(csiSurveys).set(answered(score, "page", now)).where(eq(csiSurveys.id, ticketId))]
      : []),
    record(store, ticketId, by, SCORE_EVENTS[fate], now, { whom: scoreMark(score, scale) }),
    changeEvent(store, "ticket.updated", ticketId),
    follow(workspace, ticketId, fate, now),
  ];
}

/**
 * Takes the comment to a score; a second one changes nothing.
 * @throws {AppError} invalid_request for an empty or overlong one
 */
export async function commentOnPage(services: Services, page: CsiPage, text: string): Promise<void> {
  const comment = cleanText(text).trim();
  const fault = comment === "" ? "csi_empty" : [...comment].length > MOST_COMMENT ? "csi_long" : undefined;
  if (fault) throw new AppError("invalid_request", { fields: { comment: fault } });
  const { workspace } = page;
  const { store } = workspace;
  const now = services.now();
  await write(services, workspace, now, async () => {
    const survey = await surveyOf(workspace, page.survey.id);
    if (!survey || !awaitsComment(survey, now, PAGE_COMMENT_MS)) return [];
    return [
      store.db.update(csiSurveys).set({ comment, commentAt: now }).where(eq(csiSurveys.id, survey.id)),
      changeEvent(store, "ticket.updated", survey.id),
      follow(workspace, survey.id, "commented", now),
    ];
  });
}

async function nameOf({ store: { db } }: Workspace, ticketId: string): Promise<string | null> {
  const [row] = await db.select({ name: contacts.name }).from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId)).where(eq(tickets.id, ticketId));
  return row?.name || null;
}

function follow({ store }: Workspace, ticketId: string, what: string, now: number): Statement {
  const payload = { ticketId, what, page: "1" };
  return addJob(store, { kind: "csi_follow", lane: `csi:${ticketId}`, payload, runAt: now });
}

async function write(
  { due, live, queue }: Services,
  { id, store }: Workspace,
  now: number,
  decide: () => Promise<Statement[]>,
): Promise<void> {
  await due.around(id, now, () =>
    store.write(async () => {
      const statements = await decide();
      if (statements.length > 0) await store.commit(statements);
    }));
  live.notify(id);
  queue.nudge(id);
}
