import { and, eq, ne } from "drizzle-orm";
import { directory } from "@/db/schema/control.ts";
import { connections, type ConnectionSettings, type ConnectionStatus } from "@/db/schema/workspace.ts";
import type { Store } from "@/db/libsql.ts";
import { capabilities, type Capability, isPlatform } from "@/lib/channels/capabilities.ts";
import type { Channel, Connection } from "@/lib/channels/channel.ts";
import type { Channels } from "@/lib/channels/registry.ts";
import { AppError } from "@/lib/errors.ts";
import type { Origin } from "@/lib/inbox/ingest/item.ts";
import type { Secrets } from "@/lib/secrets.ts";
import type { Workspace, Workspaces } from "@/lib/workspaces.ts";

/** A connection ready for work: its secrets open, its channel and its row of the matrix at hand. */
export interface OpenConnection {
  readonly connection: Connection;
  readonly channel: Channel;
  readonly capability: Capability;
  readonly settings: ConnectionSettings;
  readonly status: ConnectionStatus;
  readonly name: string;
  readonly origin: Origin;
  /** Ids of the workspace's other connections of this platform. */
  readonly others: readonly string[];
}

/** What is sealed in a connection's row. */
export interface SealedPart {
  readonly credentials: Readonly<Record<string, string>>;
  readonly webhookSecret: string;
  readonly state: Readonly<Record<string, string>>;
}

interface Dependencies {
  readonly control: Store;
  readonly workspaces: Workspaces;
  readonly secrets: Secrets;
  readonly channels: Channels;
  readonly origin: string;
}

const KEEP_MS = 30_000;
const KEEP_MOST = 10_000;

/** Finds connections by their address and keeps the open ones for half a minute. */
export class Connections {
  /** Ids of those that stand in the directory, and do not yet in their workspace. */
  readonly entering = new Set<string>();
  readonly #deps: Dependencies;
  readonly #kept = new Map<
    string,
    { readonly found: Promise<OpenConnection | null>; readonly until: number }
  >();

  constructor(dependencies: Dependencies) {
    this.#deps = dependencies;
  }

  /** The connection behind a webhook address; null when there is none. */
  find(connectionId: string): Promise<OpenConnection | null> {
    const kept = this.#kept.get(connectionId);
    if (kept && kept.until > Date.now()) return kept.found;
    const found = this.#look(connectionId);
    if (this.#kept.size >= KEEP_MOST) this.#kept.clear();
    this.#kept.set(connectionId, { found, until: Date.now() + KEEP_MS });
    const drop = () => this.#kept.delete(connectionId);
    // An address that is unknown may be made the next moment, so only what was found is kept.
    found.then((one) => one ?? drop(), drop);
    return found;
  }

  /** The connection of a workspace that one works in already. */
  async within(workspace: Workspace, connectionId: string): Promise<OpenConnection | null> {
    const found = await this.find(connectionId);
    return found?.connection.workspaceId === workspace.id ? found : null;
  }

  /** The same, where there has to be one. @throws {AppError} not_found */
  async need(workspace: Workspace, connectionId: string): Promise<OpenConnection> {
    const found = await this.within(workspace, connectionId);
    if (!found) throw new AppError("not_found", { connectionId });
    return found;
  }

  /** After a change of credentials, settings or state. */
  forget(connectionId: string): void {
    this.#kept.delete(connectionId);
  }

  /** @returns what to store in `connections.sealed` */
  seal(connectionId: string, part: SealedPart): Promise<string> {
    return this.#deps.secrets.seal(JSON.stringify(part), `connection ${connectionId}`);
  }

  webhookUrl(platform: string, connectionId: string): string {
    return `${this.#deps.origin}/webhooks/${platform}/${connectionId}`;
  }

  async #look(connectionId: string): Promise<OpenConnection | null> {
    const { control, workspaces } = this.#deps;
    const [entry] = await control.db.select().from(directory).where(eq(directory.connectionId, connectionId));
    if (!entry) return null;
    const workspace = await workspaces.open(entry.workspaceId);
    const [row] = await workspace.store.db.select().from(connections).where(eq(connections.id, connectionId));
    return row ? await this.open(workspace, row) : null;
  }

  /** Opens a row that was read already; null when its platform has no channel here. */
  async open(workspace: Workspace, row: typeof connections.$inferSelect): Promise<OpenConnection | null> {
    if (!isPlatform(row.platform)) return null;
    const channel = this.#deps.channels[row.platform];
    if (!channel) return null;
    const capability = capabilities[row.platform];
    const sealed = JSON.parse(
      await this.#deps.secrets.open(row.sealed, `connection ${row.id}`),
    ) as SealedPart;
    const others = await othersOf(workspace, row);
    return {
      connection: {
        id: row.id,
        workspaceId: workspace.id,
        platform: row.platform,
        accountId: row.accountId ?? "",
        webhookUrl: this.webhookUrl(row.platform, row.id),
        otherUrls: others.map((id) => this.webhookUrl(row.platform, id)),
        ...sealed,
        state: { ...sealed.state, ...switchStates(capability, row.settings) },
      },
      channel,
      capability,
      settings: row.settings,
      status: row.status,
      name: row.name,
      origin: {
        capability,
        settings: row.settings,
        hasProfile: channel.profile !== undefined,
        hasLookup: channel.lookup !== undefined,
      },
      others,
    };
  }
}

async function othersOf(
  { store: { db } }: Workspace,
  { id, platform }: typeof connections.$inferSelect,
): Promise<string[]> {
  const rows = await db.select({ id: connections.id }).from(connections)
    .where(and(eq(connections.platform, platform), ne(connections.id, id)));
  return rows.map((row) => row.id);
}

/** How the channel sees what the owner has switched on. */
function switchStates({ switches = [] }: Capability, settings: ConnectionSettings): Record<string, string> {
  return Object.fromEntries(switches.map((name) => [name, settings[name] ? "on" : "off"]));
}
