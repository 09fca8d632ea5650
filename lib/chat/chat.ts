import { AppError } from "@/lib/errors.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A web chat of a workspace. */
export interface Chat {
  readonly open: OpenConnection;
  readonly workspace: Workspace;
}

/** Somebody's conversation in it, proven by a token: whatever takes this shows nothing of anybody else's. */
export interface Visit extends Chat {
  readonly visitorId: string;
}

const ID = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * The chat behind a public address.
 * @throws {AppError} not_found, also for a connection whose conversations are held elsewhere
 */
export async function openChat(services: Services, connectionId: string): Promise<Chat> {
  const open = ID.test(connectionId) ? await services.connections.find(connectionId) : null;
  // Of all platforms only the chat on our own pages has no webhook.
  if (open?.capability.webhook !== "none") throw new AppError("not_found", { connectionId });
  return { open, workspace: await services.workspaces.open(open.connection.workspaceId) };
}

/** False while the owner has paused the chat: it can be read, and nothing new is taken. */
export function isTaking({ open }: Chat): boolean {
  return open.status === "active";
}
