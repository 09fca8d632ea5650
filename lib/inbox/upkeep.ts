import { eq } from "drizzle-orm";
import { connections } from "@/db/schema/workspace.ts";
import {
  type Account,
  type Channel,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { AppError } from "@/lib/errors.ts";
import { accountPicture } from "@/lib/inbox/account_picture.ts";
import { checkResult } from "@/lib/inbox/check_result.ts";
import { asked, changeConnection, required } from "@/lib/inbox/connect.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Sets a connection up anew: with a new key of the same account, or with the key that it has. Its tickets,
 * its address and its settings stay.
 * @param credentials absent: those that are kept
 * @throws {AppError} not_found; connect_failed as for a new connection; conflict with `other_account`
 */
export async function renew(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  credentials?: Readonly<Record<string, string>>,
): Promise<void> {
  const open = await services.connections.need(workspace, connectionId);
  const { channel, capability } = open;
  const given = credentials
    ? required(capability.credentials.map((field) => field.name), credentials)
    : open.connection.credentials;
  const account = await asked(() => channel.check(given));
  if (account.id !== open.connection.accountId) {
    throw new AppError("conflict", { reason: "other_account", account: account.name });
  }
  const connection = { ...open.connection, credentials: given };
  // Some platforms call our address while they set it up, and we answer with the new key.
  await keep(services, workspace, connection);
  const { setup, state = connection.state } = await asked(() => channel.connect(connection));
  const sealed = await sealedPart(services, { ...connection, state });
  const well = { status: "active", error: null, checkedAt: services.now(), checkCode: null } as const;
  await changeConnection(services, workspace, connectionId, { ...well, setup: [...setup], sealed });
  await portray(services, workspace, connectionId, account);
}

/** The account may have another name or picture by now. */
async function portray(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  account: Account,
): Promise<void> {
  const { store } = workspace;
  const now = services.now();
  await services.due.around(workspace.id, now, () =>
    store.write(async () => {
      const [row] = await store.db.select({ url: connections.avatarUrl, id: connections.avatarId })
        .from(connections).where(eq(connections.id, connectionId));
      const known = row?.id !== null && row?.url === (account.avatarUrl ?? null);
      const picture = known ? null : accountPicture(store, connectionId, account, now);
      const values = {
        accountName: account.name || null,
        username: account.username ?? null,
        url: account.url ?? null,
        avatarUrl: account.avatarUrl ?? null,
        ...(known ? {} : { avatarId: picture?.id ?? null }),
      };
      await store.commit([
        ...picture?.statements ?? [],
        store.db.update(connections).set(values).where(eq(connections.id, connectionId)),
      ]);
    }));
  services.queue.nudge(workspace.id);
}

/**
 * Asks the platform whether everything still works and which steps of the setting up are done, and keeps
 * what it says.
 * @returns the code of the trouble, null when there is none
 * @throws {AppError} not_found
 */
export async function checkNow(
  services: Services,
  workspace: Workspace,
  connectionId: string,
): Promise<string | null> {
  const { channel, connection } = await services.connections.need(workspace, connectionId);
  const code = await channel.health?.(connection) ?? null;
  const setup = await stepsOf(channel, connection);
  const { store } = workspace;
  await store.write(() =>
    store.commit([
      checkResult(store, connectionId, code, services.now()),
      ...(setup ? [store.db.update(connections).set({ setup }).where(eq(connections.id, connectionId))] : []),
      changeEvent(store, "connection.updated"),
    ])
  );
  services.connections.forget(connectionId);
  services.live.notify(workspace.id);
  return code;
}

/**
 * Asks the platform which steps of the setting up are done. Where it cannot be asked alone, it is set up anew.
 * @throws {AppError} as `renew`
 */
export async function checkSteps(
  services: Services,
  workspace: Workspace,
  connectionId: string,
): Promise<void> {
  const { channel } = await services.connections.need(workspace, connectionId);
  if (channel.steps) await checkNow(services, workspace, connectionId);
  else await renew(services, workspace, connectionId);
}

/** @returns undefined when the platform does not say: what was known stays */
async function stepsOf(channel: Channel, connection: Connection): Promise<SetupStep[] | undefined> {
  const steps = await channel.steps?.(connection).catch((error) => {
    if (!(error instanceof SendError)) throw error;
    return undefined;
  });
  return steps && [...steps];
}

async function keep(services: Services, workspace: Workspace, connection: Connection): Promise<void> {
  await changeConnection(services, workspace, connection.id, {
    sealed: await sealedPart(services, connection),
  });
}

function sealedPart(services: Services, { id, credentials, webhookSecret, state }: Connection) {
  return services.connections.seal(id, { credentials, webhookSecret, state });
}
