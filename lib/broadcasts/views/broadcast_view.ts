import { and, desc, eq, lt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { attachments, broadcasts, connections } from "@/db/schema/workspace.ts";
import { countAudience } from "@/lib/broadcasts/audience.ts";
import { paceOf } from "@/lib/broadcasts/pace.ts";
import { broadcastById, type BroadcastRow, doneOf } from "@/lib/broadcasts/row.ts";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import { capabilities, isPlatform, type Platform } from "@/lib/channels/capabilities.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { attachmentView } from "@/lib/inbox/views/attachment_view.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type Locale = "ru" | "en";

/** All broadcasts, the newest first. */
export async function listBroadcasts(
  services: Services,
  workspace: Workspace,
  locale: Locale,
  page: { readonly limit: number; readonly cursor?: string; readonly connection?: string },
): Promise<Paged<BroadcastView>> {
  const [before] = page.cursor ? fromCursor(page.cursor, 1) : [];
  const rows = await workspace.store.db.select().from(broadcasts).where(and(
    page.connection ? eq(broadcasts.connectionId, page.connection) : undefined,
    before ? lt(broadcasts.id, before) : undefined,
  )).orderBy(desc(broadcasts.id)).limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: await Promise.all(shown.map((row) => view(services, workspace, locale, row))),
    nextCursor: rows.length > page.limit && last ? toCursor(last.id) : null,
  };
}

/** @throws {AppError} not_found */
export async function broadcastView(
  services: Services,
  workspace: Workspace,
  id: string,
  locale: Locale,
): Promise<BroadcastView> {
  return await view(services, workspace, locale, await broadcastById(workspace, id));
}

async function view(
  services: Services,
  workspace: Workspace,
  locale: Locale,
  row: BroadcastRow,
): Promise<BroadcastView> {
  const { db } = workspace.store;
  const [account] = await db.select({ name: connections.name, platform: connections.platform })
    .from(connections).where(eq(connections.id, row.connectionId));
  const platform = platformOf(account?.platform);
  const files = row.files.length === 0
    ? []
    : await db.select().from(attachments).where(anyOf(attachments.id, row.files));
  return {
    id: row.id,
    connectionId: row.connectionId,
    connectionName: account?.name ?? "",
    platform,
    text: row.text,
    attachments: await Promise.all(files.map((file) => attachmentView(services.secrets, workspace.id, file))),
    status: row.status,
    error: errorOf(row, locale),
    audience: row.status === "draft" ? await countAudience(workspace.store, row.connectionId) : undefined,
    total: row.total,
    gathering: row.gatheredTo !== null,
    sent: row.sent,
    blocked: row.blocked,
    failed: row.failed,
    unsure: row.unsure,
    skipped: row.skipped,
    ...speedOf(row, platform, services.now()),
    author: { id: row.byId ?? undefined, name: row.byName },
    createdAt: new Date(row.createdAt).toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
  };
}

/** A broadcast outlives its connection; where it went is told by the only platform that has broadcasts then. */
function platformOf(platform: string | undefined): Platform {
  if (platform !== undefined && isPlatform(platform)) return platform;
  const [first] = Object.values(capabilities).filter((row) => "broadcast" in row);
  if (!first) throw new Error("No platform has broadcasts");
  return first.platform;
}

function errorOf({ error }: BroadcastRow, locale: Locale): BroadcastView["error"] {
  if (!error) return undefined;
  const { code, params = {} } = error;
  const message = translator(locale).code("broadcast.error", code, { platform: "", reason: "", ...params });
  return { code, params, message };
}

const MEASURED_AFTER_MS = 2_000;

/** Measured once there is something to measure; until then as fast as the platform lets us. */
function speedOf(row: BroadcastRow, platform: Platform, now: number) {
  if (row.status !== "running") return {};
  const done = doneOf(row);
  const took = now - (row.runAt ?? now);
  const through = done - row.runDone;
  const planned = paceOf(capabilities[platform], row.files.length).perSecond;
  const perSecond = took >= MEASURED_AFTER_MS && through > 0 ? through / (took / 1000) : planned;
  const left = Math.max(0, row.total - done);
  return {
    perSecond: Math.round(perSecond * 10) / 10,
    secondsLeft: row.gatheredTo === null ? Math.ceil(left / perSecond) : undefined,
  };
}
