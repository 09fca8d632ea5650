import { asc, eq } from "drizzle-orm";
import {
  attachments,
  connections,
  type ConnectionSettings,
  type ConnectionStatus,
  type Reason,
} from "@/db/schema/workspace.ts";
import { isPlatform, type Platform } from "@/lib/channels/capabilities.ts";
import { AppError } from "@/lib/errors.ts";
import { pictureUrl } from "@/lib/inbox/views/links.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A connected account as its owner sees it: never a secret. */
export interface ConnectionView {
  id: string;
  platform: Platform;
  name: string;
  status: ConnectionStatus;
  error?: Reason;
  webhookUrl: string;
  account: { id: string; name?: string; username?: string; url?: string; avatarUrl?: string } | null;
  settings: ConnectionSettings;
  setup: { key: string; done: boolean; params?: Record<string, string> }[];
  /** When its platform last called us. */
  lastInboundAt?: string;
  lastOutboundAt?: string;
  /** The last look at the platform; `trouble` is a code under `connection.error.`. */
  check?: { at: string; trouble?: string };
  createdAt: string;
}

export async function listConnections(services: Services, workspace: Workspace): Promise<ConnectionView[]> {
  const rows = await withPictures(workspace).orderBy(asc(connections.createdAt));
  return (await Promise.all(rows.map((row) => view(services, workspace, row)))).flat();
}

/** @throws {AppError} not_found */
export async function connectionView(
  services: Services,
  workspace: Workspace,
  id: string,
): Promise<ConnectionView> {
  const [row] = await withPictures(workspace).where(eq(connections.id, id));
  const [found] = row ? await view(services, workspace, row) : [];
  if (!found) throw new AppError("not_found", { connectionId: id });
  return found;
}

function withPictures({ store: { db } }: Workspace) {
  return db.select({ row: connections, picture: attachments }).from(connections)
    .leftJoin(attachments, eq(attachments.id, connections.avatarId));
}

type Row = typeof connections.$inferSelect;

/** Nothing for a platform that this version does not know. */
async function view(
  services: Services,
  { id: workspaceId }: Workspace,
  { row, picture }: { row: Row; picture: typeof attachments.$inferSelect | null },
): Promise<ConnectionView[]> {
  if (!isPlatform(row.platform)) return [];
  return [{
    id: row.id,
    platform: row.platform,
    name: row.name,
    status: row.status,
    error: row.error ?? undefined,
    webhookUrl: services.connections.webhookUrl(row.platform, row.id),
    account: row.accountId
      ? {
        id: row.accountId,
        name: row.accountName ?? undefined,
        username: row.username ?? undefined,
        url: row.url ?? undefined,
        avatarUrl: await pictureUrl(services.secrets, workspaceId, picture),
      }
      : null,
    settings: row.settings,
    setup: setupOf(row),
    lastInboundAt: iso(row.lastInboundAt),
    lastOutboundAt: iso(row.lastOutboundAt),
    check: checkOf(row),
    createdAt: new Date(row.createdAt).toISOString(),
  }];
}

function checkOf({ checkedAt, checkCode }: Row): ConnectionView["check"] {
  const at = iso(checkedAt);
  return at === undefined ? undefined : { at, ...(checkCode === null ? {} : { trouble: checkCode }) };
}

/** What came in proves the steps that the platform tells nothing of. */
function setupOf({ setup, lastInboundAt }: Row): ConnectionView["setup"] {
  return setup.map(({ untold = false, ...step }) => ({
    ...step,
    done: step.done || (untold && lastInboundAt !== null),
  }));
}
