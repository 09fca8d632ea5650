import { and, desc, eq, lt, sql } from "drizzle-orm";
import { rawEvents, type RawFate } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { prettyJson } from "@/lib/inbox/pretty.ts";
import { rawEvent } from "@/lib/inbox/raw_events.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** One webhook call as it came. */
export interface RawEventView {
  id: string;
  /** ISO 8601. */
  at: string;
  /** The platform's own word for it. */
  type?: string;
  fate: RawFate;
  /** A code under `raw.error.`, for one that failed. */
  error?: string;
  /** What the channel made of it. */
  items: number;
  /** Bytes. */
  size: number;
  /** When it was last played again. */
  replayedAt?: string;
}

export interface RawEventText extends RawEventView {
  /** Set out to be read, and without secrets. */
  body: string;
  /** The rest of a very long body is left out. */
  cut: boolean;
}

export interface RawQuery {
  readonly limit: number;
  readonly cursor?: string;
  /** Only what failed or was not understood. */
  readonly trouble?: boolean;
}

const MOST_SHOWN = 200_000;

const columns = {
  id: rawEvents.id,
  at: rawEvents.at,
  type: rawEvents.type,
  fate: rawEvents.fate,
  error: rawEvents.error,
  items: rawEvents.items,
  replayedAt: rawEvents.replayedAt,
  size: sql<number>`octet_length(${rawEvents.body})`,
};

/** What a connection's platform has sent in the last 30 days, newest first. */
export async function listRawEvents(
  { store: { db } }: Workspace,
  connectionId: string,
  { limit, cursor, trouble }: RawQuery,
): Promise<Paged<RawEventView>> {
  const before = cursor ? Number(fromCursor(cursor, 1)[0]) : undefined;
  if (before !== undefined && !Number.isSafeInteger(before)) {
    throw new AppError("invalid_request", { field: "cursor" });
  }
  const rows = await db.select(columns).from(rawEvents).where(and(
    eq(rawEvents.connectionId, connectionId),
    before === undefined ? undefined : lt(rawEvents.id, before),
    trouble ? sql`fate IN ('unknown', 'failed')` : undefined,
  )).orderBy(desc(rawEvents.id)).limit(limit + 1);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(view),
    nextCursor: rows.length > limit && last ? toCursor(last.id) : null,
  };
}

/** One of them, to be read. @throws {AppError} not_found */
export async function rawEventText(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  id: string,
): Promise<RawEventText> {
  const open = await services.connections.need(workspace, connectionId);
  const row = await rawEvent(workspace, connectionId, id);
  const { credentials, webhookSecret } = open.connection;
  const pasted = open.capability.credentials.filter(({ secret }) => secret).map(({ name }) =>
    credentials[name]
  );
  const secrets = [webhookSecret, ...pasted].filter((secret) => secret !== undefined);
  const body = prettyJson(row.body, secrets);
  const size = new TextEncoder().encode(row.body).length;
  return { ...view({ ...row, size }), body: body.slice(0, MOST_SHOWN), cut: body.length > MOST_SHOWN };
}

type Row = Pick<typeof rawEvents.$inferSelect, Exclude<keyof typeof columns, "size">> & { size: number };

function view({ id, at, type, fate, error, items, size, replayedAt }: Row): RawEventView {
  return {
    id: String(id),
    at: new Date(at).toISOString(),
    type: type ?? undefined,
    fate: fate ?? (items > 0 ? "accepted" : "unknown"),
    error: error ?? undefined,
    items,
    size,
    replayedAt: replayedAt === null ? undefined : new Date(replayedAt).toISOString(),
  };
}
