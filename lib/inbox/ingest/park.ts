import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { Parkable, ParkedRow } from "@/lib/inbox/ingest/parked.ts";
import type { WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** Keeps a change until its message comes: of several of one kind the latest, whichever came first. */
export function park(set: WorkingSet, item: Item, externalId: string, inbound: Parkable): void {
  const id = `${item.connection.id}:${inbound.type}:${externalId}:${
    "status" in inbound ? inbound.status : ""
  }`;
  const same = (row: ParkedRow) => row.id === id;
  const known = set.newParked.find(same) ?? set.parked.find(same);
  if (known && reachOf(known.inbound) >= reachOf(inbound)) return;
  set.newParked.splice(0, Infinity, ...set.newParked.filter((row) => !same(row)));
  set.newParked.push({ id, connectionId: item.connection.id, externalId, inbound, at: set.now });
}

/** What waits for a message or a thread. */
export function parkedFor(set: WorkingSet, { connection }: Item, externalId: string): ParkedRow[] {
  const mine = (row: ParkedRow) => row.connectionId === connection.id && row.externalId === externalId;
  return [...set.parked, ...set.newParked].filter(mine);
}

/** How far a change reaches: a watermark up to its message, anything else up to its own time. */
function reachOf(inbound: Parkable): number {
  const upTo = inbound.type === "receipt" ? inbound.upTo : undefined;
  return upTo?.sequence ?? upTo?.at ?? inbound.at;
}

/** A watermark is kept for the thread, since it may overtake the send call's own answer. */
export function watermarkKey(threadKey: string): string {
  return `upto:${threadKey}`;
}
