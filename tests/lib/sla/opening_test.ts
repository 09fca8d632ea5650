import assert from "node:assert/strict";
import { businessHours } from "@/db/schema/workspace.ts";
import type { Store } from "@/db/libsql.ts";
import { connectionOpening } from "@/lib/sla/opening.ts";
import { NOON, openTestWorkspace } from "@/tests/cast.ts";
import { addPolicyRow } from "./policy_row.ts";
import { HOUR } from "./weeks.ts";

/** Thursdays, from one hour to another, in UTC; NOON is a Thursday's. */
async function addHours(store: Store, id: string, from: number, to: number): Promise<string> {
  const weekly = [{ day: 4, from: from * 60, to: to * 60 }];
  const row = { id, name: id, timeZone: "UTC", weekly, holidays: [], createdAt: 0, updatedAt: 0 };
  await store.write(() => store.commit([store.db.insert(businessHours).values(row)]));
  return id;
}

Deno.test("a connection is open by its own hours, else by those of its policies", async () => {
  await using it = await openTestWorkspace();
  const hours = await addHours(it.store, "day", 9, 18);
  const night = await addHours(it.store, "night", 20, 30);
  const always = await addPolicyRow(it.store, 10);
  const at = (sla: Parameters<typeof connectionOpening>[1]["sla"]) =>
    connectionOpening(it.store, { sla }, NOON);
  assert.deepEqual(await at({ hours }), { open: true, changesAt: NOON + 6 * HOUR });
  assert.deepEqual(await at({ hours: night, direct: always }), { open: false, changesAt: NOON + 8 * HOUR });
  assert.deepEqual(await at({ direct: always }), { open: true, changesAt: null });
  assert.deepEqual(await at({ posts: always }), { open: true, changesAt: null });
  assert.deepEqual(await at({ hours: "gone", direct: always }), { open: true, changesAt: null });
  assert.equal(await at(undefined), null);
});
