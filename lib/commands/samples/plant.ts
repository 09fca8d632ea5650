import { directory } from "@/db/schema/control.ts";
import { connections } from "@/db/schema/workspace.ts";
import { capability } from "@/lib/channels/capabilities.ts";
import type { Door } from "@/lib/commands/samples/doors.ts";
import type { Product } from "@/lib/commands/samples/product.ts";
import { newToken } from "@/lib/ids.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";

/** A connection that was made for one body, and the secret that its platform signs with. */
export interface Planted {
  readonly open: OpenConnection;
  readonly secret: string;
}

/**
 * A connection as it stands after its owner has set it up, without asking the platform; every switch is on.
 * @param accountId the account that the body is for
 * @param secret what the body was signed with, when it is known
 */
export async function plant(
  { services, workspace }: Product,
  platform: string,
  door: Door,
  accountId: string,
  secret = newToken(24),
): Promise<Planted> {
  const row = capability(platform);
  const id = newToken(18);
  const { control } = services;
  const credentials = Object.fromEntries((row?.credentials ?? []).map(({ name }) => [name, newToken(24)]));
  const sealed = await services.connections.seal(id, {
    credentials: door.signedWith ? { ...credentials, [door.signedWith]: secret } : credentials,
    webhookSecret: secret,
    state: {},
  });
  const settings = Object.fromEntries((row?.switches ?? []).map((name) => [name, true]));
  // Many samples are for one account, so the directory is not told whose it is.
  const entry = { connectionId: id, workspaceId: workspace.id, platform };
  await control.write(() => control.commit([control.db.insert(directory).values(entry)]));
  const { store } = workspace;
  const values = { id, platform, accountId, name: platform, status: "active" as const, sealed };
  await store.write(() =>
    store.commit([
      store.db.insert(connections).values({ ...values, settings, setup: [], createdAt: services.now() }),
    ])
  );
  const open = await services.connections.find(id);
  if (!open) throw new Error(`Could not find the connection of ${platform} that was just made`);
  return { open, secret };
}
