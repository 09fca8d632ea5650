import { and, asc, eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { pushSubscriptions } from "@/db/schema/workspace.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { addJob } from "@/lib/jobs.ts";
import { MediaError } from "@/lib/media/error.ts";
import { deviceName } from "@/lib/notify/device_name.ts";
import { type PushAddress, pushRequest } from "@/lib/notify/encrypt.ts";
import { permittedEndpoint } from "@/lib/notify/post.ts";
import { vapidKeys } from "@/lib/notify/vapid.ts";
import { sha256 } from "@/lib/secrets.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A browser of a member that takes pushes. Times are ISO 8601 in UTC. */
export interface DeviceView {
  id: string;
  name: string;
  createdAt: string;
  /** When a push last got as far as its service. */
  usedAt?: string;
  /** It belongs to the session that asks. */
  current: boolean;
}

export const PUSH_JOB = "push";
const MOST_DEVICES = 20;

export async function listDevices({ store: { db } }: Workspace, viewer: Session): Promise<DeviceView[]> {
  const rows = await db.select().from(pushSubscriptions)
    .where(eq(pushSubscriptions.memberId, viewer.user.id)).orderBy(asc(pushSubscriptions.id));
  return rows.map(({ id, name, createdAt, usedAt, sessionKey }) => ({
    id,
    name,
    createdAt: new Date(createdAt).toISOString(),
    ...usedAt !== null && { usedAt: new Date(usedAt).toISOString() },
    current: sessionKey === viewer.key,
  }));
}

/**
 * Keeps where to push to. A browser that is known already changes hands: whoever sits there now gets its pushes.
 * @param agent what the browser calls itself
 * @returns its id
 * @throws {AppError} invalid_request for keys that are none or an endpoint that we do not post to; conflict
 */
export async function addDevice(
  services: Services,
  { store }: Workspace,
  viewer: Session,
  address: PushAddress,
  agent: string,
): Promise<string> {
  await checkAddress(services, address);
  const endpointHash = await sha256(address.endpoint);
  const id = newId(services.now());
  const sealed = await services.secrets.seal(JSON.stringify(address), `push ${endpointHash}`);
  const memberId = viewer.user.id;
  const values = {
    memberId,
    sealed,
    name: deviceName(agent),
    sessionKey: viewer.via === "session" ? viewer.key : null,
  };
  return await store.write(async () => {
    const mine = await store.db.select().from(pushSubscriptions).where(
      eq(pushSubscriptions.memberId, memberId),
    );
    const known = mine.some((one) => one.endpointHash === endpointHash);
    if (!known && mine.length >= MOST_DEVICES) throw new AppError("conflict", { reason: "too_many_devices" });
    await store.commit([
      store.db.insert(pushSubscriptions).values({ id, endpointHash, createdAt: services.now(), ...values })
        .onConflictDoUpdate({ target: pushSubscriptions.endpointHash, set: values }),
    ]);
    const [row] = await store.db.select({ id: pushSubscriptions.id }).from(pushSubscriptions)
      .where(eq(pushSubscriptions.endpointHash, endpointHash));
    return row?.id ?? id;
  });
}

/** @throws {AppError} not_found, also for somebody else's */
export async function removeDevice({ store }: Workspace, memberId: string, id: string): Promise<void> {
  await store.write(async () => {
    await own(store, memberId, id);
    await store.commit([forgetDevice(store, id)]);
  });
}

/** Sends a push that says only that it works. @throws {AppError} not_found, also for somebody else's */
export async function testDevice(
  services: Services,
  { id: workspaceId, store }: Workspace,
  memberId: string,
  id: string,
): Promise<void> {
  const runAt = services.now();
  await services.due.around(workspaceId, runAt, () =>
    store.write(async () => {
      await own(store, memberId, id);
      const payload = { subscriptionId: id };
      await store.commit([addJob(store, { kind: PUSH_JOB, lane: `${PUSH_JOB}:${id}`, payload, runAt })]);
    }));
  services.queue.nudge(workspaceId);
}

/** The browser takes no more pushes. */
export function forgetDevice({ db }: Store, id: string): Statement {
  return db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
}

async function own({ db }: Store, memberId: string, id: string): Promise<void> {
  const [row] = await db.select({ id: pushSubscriptions.id }).from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.memberId, memberId)));
  if (!row) throw new AppError("not_found", { subscriptionId: id });
}

/** With keys that are none nothing could be encrypted: a letter that goes nowhere tells. */
async function checkAddress({ config, control, secrets }: Services, address: PushAddress): Promise<void> {
  const keys = await vapidKeys(control, secrets);
  if (!isEndpoint(address.endpoint, config.allowPrivateNetwork)) {
    throw new AppError("invalid_request", { fields: { endpoint: "push_endpoint" } });
  }
  try {
    pushRequest(address, { payload: "?", ttl: 0, urgency: "normal" }, keys, "mailto:nobody@example.com");
  } catch {
    throw new AppError("invalid_request", { fields: { keys: "push_key" } });
  }
}

function isEndpoint(endpoint: string, allowPrivate: boolean): boolean {
  try {
    permittedEndpoint(endpoint, allowPrivate);
    return true;
  } catch (error) {
    if (error instanceof MediaError) return false;
    throw error;
  }
}
