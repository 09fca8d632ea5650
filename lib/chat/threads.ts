import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const KEEP_MOST = 20_000;

/** Whose ticket it is, remembered: every open page asks it of every change in the workspace. */
export class Threads {
  readonly #known = new Map<string, Promise<string>>();

  /** True when a ticket belongs to this visitor of this connection. */
  async owns(workspace: Workspace, ticketId: string, connectionId: string, visitorId: string) {
    return await this.#of(workspace, ticketId) === keyOf(connectionId, visitorId);
  }

  #of(workspace: Workspace, ticketId: string): Promise<string> {
    const known = this.#known.get(ticketId);
    if (known) return known;
    if (this.#known.size >= KEEP_MOST) this.#known.clear();
    const found = look(workspace, ticketId);
    this.#known.set(ticketId, found);
    found.catch(() => this.#known.delete(ticketId));
    return found;
  }
}

async function look({ store }: Workspace, ticketId: string): Promise<string> {
  const [row] = await store.db.select({ connectionId: tickets.connectionId, threadKey: tickets.threadKey })
    .from(tickets).where(eq(tickets.id, ticketId));
  return row ? keyOf(row.connectionId, row.threadKey) : "";
}

function keyOf(connectionId: string, visitorId: string): string {
  return `${connectionId}\n${visitorId}`;
}
