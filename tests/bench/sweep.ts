import { insertMany } from "@/db/bulk.ts";
import { openControl } from "@/db/control.ts";
import { dueTimes, memberships, users, workspaces } from "@/db/schema/control.ts";
import { openWorkspace } from "@/db/workspace.ts";
import { compose } from "@/lib/compose.ts";
import { readConfig } from "@/lib/config.ts";
import { newId } from "@/lib/ids.ts";
import { quiet } from "@/lib/log.ts";
import { type Figure, figure } from "./report.ts";
import { seedLateTicket } from "./sla_seed.ts";
import type { Sizes } from "./sizes.ts";

const DAY_MS = 86_400_000;

/**
 * Marking the deadlines that are due, among many workspaces where nothing is. Those with something due were
 * not open before, so each round has others, and pays for opening them.
 */
export async function benchSweep({ rounds, sweep }: Sizes): Promise<Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await once(sweep.workspaces, sweep.due));
  const name = `SLA sweep, ${sweep.workspaces} workspaces, ${sweep.due} due`;
  return [figure(name, times, "ms", { most: 1_000 })];
}

async function once(count: number, due: number): Promise<number> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-sweep-" });
  const ids = await prepare(dataDir, count, due);
  const { services, close } = await compose(readConfig({ DATA_DIR: dataDir }), { log: quiet });
  try {
    const begun = performance.now();
    await services.worker.sweep();
    const took = performance.now() - begun;
    for (const id of ids) await requireMarked((await services.workspaces.open(id)).store);
    return took;
  } finally {
    await close();
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** @returns the ids of the workspaces that have something due */
async function prepare(dataDir: string, count: number, due: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const late = ids.slice(0, due);
  const now = Date.now();
  const owner = {
    id: newId(),
    email: "o@example.com",
    name: "Анна",
    passwordHash: "-",
    locale: "ru",
  } as const;
  const control = await openControl(dataDir);
  await control.write(() =>
    control.commit([
      ...insertMany(users, [{ ...owner, createdAt: now }]),
      ...insertMany(workspaces, ids.map((id) => ({ id, name: "Глина", locale: "ru", createdAt: now }))),
      ...insertMany(
        memberships,
        ids.map((workspaceId) => ({ workspaceId, userId: owner.id, role: "owner", createdAt: now })),
      ),
      ...insertMany(
        dueTimes,
        ids.map((workspaceId, index) => ({
          workspaceId,
          at: index < due ? now - 1_000 : now + DAY_MS + index,
        })),
      ),
    ])
  );
  await control.close();
  const template = await openWorkspace(dataDir, "template");
  await seedLateTicket(template, now);
  await template.query("PRAGMA wal_checkpoint(TRUNCATE)");
  await template.close();
  for (const id of late) {
    await Deno.copyFile(`${dataDir}/workspaces/template.db`, `${dataDir}/workspaces/${id}.db`);
  }
  return late;
}

type Opened = Awaited<ReturnType<typeof openWorkspace>>;

async function requireMarked(store: Opened): Promise<void> {
  const { rows } = await store.query("SELECT count(*) AS n FROM tickets WHERE sla_breached_at IS NOT NULL");
  if (rows[0]?.n !== 1) throw new Error("A deadline was not marked");
}
