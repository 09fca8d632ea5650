import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { connections, contacts, csiSurveys, tickets } from "@/db/schema/workspace.ts";
import { asked, type CsiQuery } from "@/lib/csi/results.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** One answer, with what it is about. Times are ISO 8601. */
export interface CsiAnswer {
  readonly ticketId: string;
  readonly number: number;
  readonly contact: { readonly id: string; readonly name: string };
  readonly platform: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly scale: "five" | "thumbs";
  readonly score: number;
  readonly comment?: string;
  readonly via: "button" | "words" | "page";
  readonly askedAt: string;
  readonly scoredAt: string;
}

export interface AnswersQuery extends CsiQuery {
  /** Those up to this score alone. */
  readonly atMost?: number;
}

/** The answers to the questions of a period, the newest first. @throws {AppError} invalid_request for a bad cursor */
export async function csiAnswers(
  services: Services,
  workspace: Workspace,
  query: AnswersQuery,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<{ items: CsiAnswer[]; nextCursor: string | null }> {
  const rows = await workspace.store.db.select({
    survey: csiSurveys,
    number: tickets.number,
    contactId: tickets.contactId,
    contactName: contacts.name,
    connectionName: connections.name,
  })
    .from(csiSurveys)
    .innerJoin(tickets, eq(tickets.id, csiSurveys.id))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .leftJoin(connections, eq(connections.id, csiSurveys.connectionId))
    .where(and(
      isNotNull(csiSurveys.scoredAt),
      asked(query),
      query.atMost === undefined ? undefined : sql`${csiSurveys.score} <= ${query.atMost}`,
      before(page.cursor),
    ))
    .orderBy(desc(csiSurveys.scoredAt), desc(csiSurveys.id)).limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1)?.survey;
  const names = await membersById(services, workspace);
  return {
    items: shown.map((row) => answer(row, names)),
    nextCursor: rows.length > page.limit && last ? toCursor(last.scoredAt ?? 0, last.id) : null,
  };
}

interface Row {
  readonly survey: typeof csiSurveys.$inferSelect;
  readonly number: number;
  readonly contactId: string;
  readonly contactName: string;
  readonly connectionName: string | null;
}

/** Whoever has left the team is still somebody. */
function answer(
  { survey, number, contactId, contactName, connectionName }: Row,
  names: ReadonlyMap<string, { readonly name: string }>,
): CsiAnswer {
  const { agentId, askedAt, scoredAt } = survey;
  return {
    ticketId: survey.id,
    number,
    contact: { id: contactId, name: contactName },
    platform: survey.platform,
    connectionId: survey.connectionId,
    connectionName: connectionName ?? "",
    agent: agentId === null ? null : { id: agentId, name: names.get(agentId)?.name ?? "" },
    scale: survey.scale,
    score: survey.score ?? 0,
    comment: survey.comment ?? undefined,
    via: survey.via ?? "button",
    askedAt: new Date(askedAt ?? 0).toISOString(),
    scoredAt: new Date(scoredAt ?? 0).toISOString(),
  };
}

function before(cursor: string | undefined) {
  if (!cursor) return undefined;
  const [at, id] = fromCursor(cursor, 2);
  if (!Number.isSafeInteger(Number(at))) throw new AppError("invalid_request", { field: "cursor" });
  return sql`(${csiSurveys.scoredAt}, ${csiSurveys.id}) < (${Number(at)}, ${id})`;
}
