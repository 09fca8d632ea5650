import { and, eq } from "drizzle-orm";
import { isConflict, type Statement } from "@/db/libsql.ts";
import { directory } from "@/db/schema/control.ts";
import { connections } from "@/db/schema/workspace.ts";
import { capability } from "@/lib/channels/capabilities.ts";
import { type Account, type Channel, ConnectError, type Connection } from "@/lib/channels/channel.ts";
import { NO_ANSWER } from "@/lib/channels/http.ts";
import { AppError } from "@/lib/errors.ts";
import { newToken } from "@/lib/ids.ts";
import { accountPicture } from "@/lib/inbox/account_picture.ts";
import { changedSettings, type SettingsChange } from "@/lib/inbox/connection_settings.ts";
import { dailyLook, DAY_MS } from "@/lib/inbox/daily.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface ConnectInput {
  readonly platform: string;
  readonly name?: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/**
 * Connects an account: asks the platform who it is, takes our address for it, and only then points the
 * platform's webhook at us, since some platforms call that address before they answer.
 * @returns the connection's id
 * @throws {AppError} not_available, conflict, connect_failed with the field, the reason and what to do
 */
export async function connect(
  services: Services,
  workspace: Workspace,
  input: ConnectInput,
): Promise<string> {
  const row = capability(input.platform);
  const channel = row && services.channels[row.platform];
  if (!row || !channel) throw new AppError("not_available", { platform: input.platform });
  const credentials = required(row.credentials.map((field) => field.name), input.credentials);
  const account = await asked(() => channel.check(credentials));
  const connection: Connection = {
    id: newToken(18),
    workspaceId: workspace.id,
    platform: row.platform,
    accountId: account.id,
    credentials,
    webhookSecret: newToken(24),
    webhookUrl: "",
    state: {},
  };
  const addressed = {
    ...connection,
    webhookUrl: services.connections.webhookUrl(row.platform, connection.id),
  };
  services.connections.entering.add(connection.id);
  try {
    await enter(services, workspace, addressed, account, input.name || account.name || row.label);
  } finally {
    services.connections.entering.delete(connection.id);
  }
  const entered = await services.connections.within(workspace, connection.id);
  await register(services, workspace, channel, { ...addressed, otherUrls: entered?.connection.otherUrls });
  // What is kept of the others does not know yet that this one is beside them.
  for (const id of entered?.others ?? []) services.connections.forget(id);
  services.queue.nudge(workspace.id);
  return connection.id;
}

/** Takes only the fields that the platform asks for. @throws {AppError} connect_failed for one that is missing */
export function required(
  names: readonly string[],
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(names.map((name) => {
    const value = given[name]?.trim();
    if (!value) throw new AppError("connect_failed", { field: name, reason: "missing" });
    return [name, value];
  }));
}

/** Asks a platform while connecting. @throws {AppError} connect_failed; `said` has the platform's own words */
export async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const { code, field, params } = error;
    if (params.reason === NO_ANSWER) throw new AppError("connect_failed", { field, reason: NO_ANSWER });
    throw new AppError("connect_failed", { ...params, said: params.reason ?? "", field, reason: code });
  }
}

async function enter(
  services: Services,
  { id: workspaceId, store }: Workspace,
  connection: Connection,
  account: Account,
  name: string,
): Promise<void> {
  const { control } = services;
  const accountId = account.id || null;
  const entry = { connectionId: connection.id, workspaceId, platform: connection.platform, accountId };
  const take = () => control.write(() => control.commit([control.db.insert(directory).values(entry)]));
  try {
    await take().catch(async (error) => {
      if (!isConflict(error) || !await freed(services, entry)) throw error;
      await take();
    });
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new AppError("conflict", { reason: "account_connected", account: account.name });
  }
  const { credentials, webhookSecret, state } = connection;
  const sealed = await services.connections.seal(connection.id, { credentials, webhookSecret, state });
  const picture = accountPicture(store, connection.id, account, services.now());
  const write = () =>
    store.commit([
      ...picture?.statements ?? [],
      store.db.insert(connections).values({
        id: connection.id,
        platform: connection.platform,
        accountId,
        name,
        username: account.username ?? null,
        url: account.url ?? null,
        avatarUrl: account.avatarUrl ?? null,
        accountName: account.name || null,
        avatarId: picture?.id ?? null,
        status: "connecting",
        sealed,
        settings: {},
        setup: [],
        createdAt: services.now(),
      }),
      dailyLook(store, connection.id, services.now()),
    ]);
  const due = services.now() + (picture ? 0 : DAY_MS);
  await services.due.around(workspaceId, due, () => store.write(write));
}

/**
 * A crash or a full disk may have left an account in the directory that no workspace has: it is free again.
 * @returns false for one that somebody has, or is just connecting
 */
async function freed(
  services: Services,
  { platform, accountId }: Pick<typeof directory.$inferSelect, "platform" | "accountId">,
): Promise<boolean> {
  const { control, workspaces, connections: doors } = services;
  const [entry] = await control.db.select().from(directory)
    .where(and(eq(directory.platform, platform), eq(directory.accountId, accountId ?? "")));
  if (!entry) return true;
  if (doors.entering.has(entry.connectionId)) return false;
  const { store } = await workspaces.open(entry.workspaceId);
  const [row] = await store.db.select({ id: connections.id }).from(connections)
    .where(eq(connections.id, entry.connectionId));
  if (row) return false;
  await leaveDirectory(services, entry.connectionId);
  return true;
}

/** Points the webhook at us; a platform that refuses leaves no half-made connection behind. */
async function register(
  services: Services,
  workspace: Workspace,
  channel: Channel,
  connection: Connection,
): Promise<void> {
  const { store } = workspace;
  try {
    const { setup, state = {} } = await asked(() => channel.connect(connection));
    const { credentials, webhookSecret } = connection;
    const sealed = await services.connections.seal(connection.id, { credentials, webhookSecret, state });
    await changeConnection(services, workspace, connection.id, {
      status: "active",
      error: null,
      setup: [...setup],
      sealed,
    });
  } catch (error) {
    await store.write(() =>
      store.commit([store.db.delete(connections).where(eq(connections.id, connection.id))])
    );
    await leaveDirectory(services, connection.id);
    throw error;
  }
}

/** Changes a connection's row, and everybody's copy of it. */
export async function changeConnection(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  values: Partial<typeof connections.$inferInsert>,
): Promise<void> {
  await workspace.store.write(() => workspace.store.commit(changes(workspace, connectionId, values)));
  services.connections.forget(connectionId);
  services.live.notify(workspace.id);
}

function changes(
  { store }: Workspace,
  connectionId: string,
  values: Partial<typeof connections.$inferInsert>,
): Statement[] {
  return [
    store.db.update(connections).set(values).where(eq(connections.id, connectionId)),
    changeEvent(store, "connection.updated"),
  ];
}

async function leaveDirectory(services: Services, connectionId: string): Promise<void> {
  const { control } = services;
  await control.write(() =>
    control.commit([control.db.delete(directory).where(eq(directory.connectionId, connectionId))])
  );
  services.connections.forget(connectionId);
}

/**
 * Takes our webhook away and forgets the secrets. Tickets and messages stay, and can be read. A platform
 * that does not answer holds nothing up: without the directory entry its calls meet a 404.
 * @returns whether the platform has taken our address away
 * @throws {AppError} not_found
 */
export async function disconnect(
  services: Services,
  workspace: Workspace,
  connectionId: string,
): Promise<boolean> {
  const open = await services.connections.need(workspace, connectionId);
  const heard = await open.channel.disconnect(open.connection).then(() => true, (error) => {
    services.log.warn("connection.disconnect_unheard", { connectionId, error: String(error) });
    return false;
  });
  const { store } = workspace;
  await store.write(() =>
    store.commit([
      store.db.delete(connections).where(eq(connections.id, connectionId)),
      changeEvent(store, "connection.updated"),
    ])
  );
  await leaveDirectory(services, connectionId);
  services.live.notify(workspace.id);
  return heard;
}

/** @throws {AppError} not_found; invalid_request with `fields` for settings that the platform does not have */
export async function configure(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  change: {
    readonly name?: string;
    readonly settings?: SettingsChange;
    /** An owner pauses and resumes; the other states are the product's own to set. */
    readonly status?: "active" | "paused";
  },
): Promise<void> {
  const open = await services.connections.need(workspace, connectionId);
  const { store } = workspace;
  await store.write(async () => {
    const [row] = await store.db.select().from(connections).where(eq(connections.id, connectionId));
    if (!row) throw new AppError("not_found", { connectionId });
    const { name, status, settings = {} } = change;
    const values = {
      ...changedSettings(open.capability, row.settings, settings, name),
      ...(status ? { status } : {}),
      ...(status === "active" ? { error: null } : {}),
    };
    await store.commit(changes(workspace, connectionId, values));
  });
  services.connections.forget(connectionId);
  services.live.notify(workspace.id);
}
