import { eq } from "drizzle-orm";
import { rawEvents, type RawFate } from "@/db/schema/workspace.ts";
import { StorageUnavailable } from "@/db/libsql.ts";
import { parseJson } from "@/lib/channels/json.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { eventType } from "@/lib/inbox/event_type.ts";
import { rawEvent, type RawEventRow, type RawFailure } from "@/lib/inbox/raw_events.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Takes a kept event in once more, as if its platform had just sent it. One that was taken stays as it is:
 * playing it again changes nothing. One that failed, or that nobody understood, is read anew.
 * @returns what became of it
 * @throws {AppError} not_found
 */
export async function replay(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  eventId: string,
): Promise<RawFate> {
  const open = await services.connections.need(workspace, connectionId);
  const row = await rawEvent(workspace, connectionId, eventId);
  if (row.fate === "accepted" || row.fate === "repeated") return row.fate;
  const outcome = await again(services, open, row);
  const { store } = workspace;
  const values = { ...outcome, replayedAt: services.now() };
  await store.write(() =>
    store.commit([store.db.update(rawEvents).set(values).where(eq(rawEvents.id, row.id))])
  );
  return outcome.fate;
}

interface Outcome {
  readonly fate: RawFate;
  readonly error: RawFailure | null;
  readonly items: number;
  readonly type: string | null;
}

async function again(services: Services, open: OpenConnection, row: RawEventRow): Promise<Outcome> {
  const { connection, origin, channel } = open;
  let step: RawFailure = "not_read";
  try {
    const payload = (channel.parse ?? parseJson)(row.body);
    const all = channel.normalise(payload, connection);
    // Whether the platform still lets us in is asked of the platform, not of an old event.
    const inbound = all.filter(({ type }) => type !== "revoked");
    step = "not_stored";
    const fate = await services.ingest.accept({ connection, origin, inbound });
    const nothing = all.length > 0 && inbound.length === 0;
    const type = row.type ?? eventType(payload) ?? null;
    return { fate: nothing ? "repeated" : fate, error: null, items: all.length, type };
  } catch (error) {
    if (error instanceof StorageUnavailable) throw error;
    services.log.warn("raw_event.replay_failed", {
      connectionId: connection.id,
      event: String(row.id),
      step,
    });
    return { fate: "failed", error: step, items: 0, type: row.type };
  }
}
