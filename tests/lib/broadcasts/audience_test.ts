import assert from "node:assert/strict";
import { openWorkspace } from "@/db/workspace.ts";
import { insertMany } from "@/db/bulk.ts";
import { broadcastRecipients, broadcasts, contacts, identities } from "@/db/schema/workspace.ts";
import { countAudience, newestOfAudience } from "@/lib/broadcasts/audience.ts";
import { gatherMore } from "@/lib/broadcasts/gather.ts";
import { peopleIn } from "@/lib/broadcasts/people.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";

const COUNT = 12_345;

async function crowd(
  test: (store: Awaited<ReturnType<typeof openWorkspace>>) => Promise<void>,
): Promise<void> {
  const dir = await Deno.makeTempDir();
  const store = await openWorkspace(dir, "w");
  try {
    const common = { connectionId: "c1", contactId: "k1", createdAt: 0 };
    const people = Array.from({ length: COUNT }, (_, index) => ({
      ...common,
      id: `p${String(index).padStart(6, "0")}`,
      externalId: String(index),
      reachable: true,
    }));
    const others = [
      { ...common, id: "x1", externalId: "x1", reachable: false },
      { ...common, id: "x2", externalId: "x2", reachable: null },
      { ...common, id: "x3", externalId: "x3", reachable: true, optedOutAt: 1 },
      { ...common, id: "x4", externalId: "x4", reachable: true, connectionId: "c2" },
    ];
    await store.write(() =>
      store.commit([
        ...insertMany(contacts, [{ id: "k1", name: "", createdAt: 0, updatedAt: 0 }]),
        ...insertMany(identities, [...people, ...others]),
      ])
    );
    await test(store);
  } finally {
    await store.close();
    await Deno.remove(dir, { recursive: true });
  }
}

Deno.test("VK-21 the audience is whoever allowed messages and did not opt out, found by an index alone", () =>
  crowd(async (store) => {
    const ran = await recordStatements(async () => {
      assert.equal(await countAudience(store, "c1"), COUNT);
      assert.equal(await newestOfAudience(store, "c1"), "p012344");
      assert.deepEqual([await countAudience(store, "c3"), await newestOfAudience(store, "c3")], [
        0,
        undefined,
      ]);
    });
    for (const { sql } of ran) {
      const plan = await store.query(`EXPLAIN QUERY PLAN ${sql}`, Array.from(sql.matchAll(/\?/g), () => "1"));
      assert.match(plan.rows.map(({ detail }) => String(detail)).join(" "), /identities_audience/, sql);
    }
  }));

Deno.test("VK-21 the recipients are written down step by step, each once, with random ids of their own", () =>
  crowd(async (store) => {
    const id = "01kb";
    await store.write(() =>
      store.commit([
        store.db.insert(broadcasts).values({
          id,
          connectionId: "c1",
          text: "Текст",
          files: [],
          status: "running",
          audienceUpTo: "p012000",
          gatheredTo: "",
          byName: "Анна",
          createdAt: 0,
        }),
      ])
    );
    const row = async () => (await store.db.select().from(broadcasts))[0] ?? assert.fail("no broadcast");
    let steps = 0;
    const ran = await recordStatements(async () => {
      while ((await row()).gatheredTo !== null) {
        await store.write(async () => await store.commit(await gatherMore(store, await row())));
        steps++;
      }
      assert.equal((await peopleIn(store, id, "queued", 3)).length, 3);
    });
    assert.deepEqual(
      await tableScans(
        store,
        new Set(ran.map(({ sql }) => sql).filter((sql) => /recipients|identities/.test(sql))),
      ),
      [],
    );
    assert.deepEqual([steps, (await row()).total], [3, 12_001]);
    const rows = await store.db.select().from(broadcastRecipients);
    const randoms = new Set(rows.map(({ randomId }) => randomId));
    assert.deepEqual([rows.length, randoms.size], [12_001, 12_001]);
    assert.ok(Math.min(...randoms) > 0 && Math.max(...randoms) < 2 ** 31);
    assert.ok(rows.every(({ status }) => status === "queued"));
  }));
