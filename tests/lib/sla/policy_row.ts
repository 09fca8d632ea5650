import type { Store } from "@/db/libsql.ts";
import { businessHours, slaPolicies } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import { aroundTheClock } from "./weeks.ts";

/** A policy around the clock, straight into a database. @returns its id */
export async function addPolicyRow(
  store: Store,
  first: number,
  times: { next?: number } = {},
): Promise<string> {
  const ids = { hours: newId(), policy: newId() };
  const made = { createdAt: 0, updatedAt: 0 };
  await store.write(() =>
    store.commit([
      store.db.insert(businessHours).values({
        id: ids.hours,
        name: "Всегда",
        timeZone: "UTC",
        weekly: [...aroundTheClock],
        holidays: [],
        ...made,
      }),
      store.db.insert(slaPolicies).values({
        id: ids.policy,
        name: "Обычное",
        hoursId: ids.hours,
        targets: { normal: { first, ...times } },
        warning: null,
        pausesResolution: false,
        ...made,
      }),
    ])
  );
  return ids.policy;
}
