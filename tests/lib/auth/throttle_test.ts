import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { StorageUnavailable } from "@/db/libsql.ts";
import { forgive, requireCalm, throttle } from "@/lib/auth/throttle.ts";
import { refusal } from "./cast.ts";

const NOW = Date.UTC(2026, 10, 22);
const WINDOW_MS = 15 * 60_000;
const anna = { address: "203.0.113.7", subject: "anna@bakery.example" };

async function withKv(test: (kv: Deno.Kv) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await test(kv);
  } finally {
    kv.close();
  }
}

Deno.test("throttle() lets ten log-ins through and says when to come again", () =>
  withKv(async (kv) => {
    for (let i = 0; i < 10; i++) strictEqual(await throttle(kv, "log_in", anna, NOW + i), 0);
    strictEqual(await throttle(kv, "log_in", anna, NOW + 60_000), WINDOW_MS - 60_000);
    strictEqual(await throttle(kv, "log_in", { ...anna, subject: " ANNA@Bakery.example" }, NOW), WINDOW_MS);
    strictEqual(await throttle(kv, "log_in", anna, NOW + WINDOW_MS), 0);
  }));

Deno.test("throttle() counts actions, people and addresses apart", () =>
  withKv(async (kv) => {
    for (let i = 0; i < 10; i++) await throttle(kv, "log_in", anna, NOW);
    strictEqual(await throttle(kv, "sign_up", anna, NOW), 0);
    strictEqual(await throttle(kv, "log_in", { ...anna, subject: "boris@bakery.example" }, NOW), 0);
    strictEqual(await throttle(kv, "log_in", { ...anna, address: "203.0.113.8" }, NOW), 0);
  }));

Deno.test("throttle() stops one address that tries many people", () =>
  withKv(async (kv) => {
    let entered = 0;
    for (let i = 0; i < 70; i++) {
      const wait = await throttle(kv, "sign_up", { address: anna.address, subject: `p${i}@x.example` }, NOW);
      if (wait === 0) entered++;
    }
    strictEqual(entered, 60);
  }));

Deno.test("throttle() stops many addresses that try one person", () =>
  withKv(async (kv) => {
    let entered = 0;
    for (let i = 0; i < 120; i++) {
      if (await throttle(kv, "log_in", { ...anna, address: `198.51.100.${i}` }, NOW) === 0) entered++;
    }
    strictEqual(entered, 100);
  }));

Deno.test("throttle() takes a /64 of IPv6 for one customer, and IPv4 in IPv6 for IPv4", () =>
  withKv(async (kv) => {
    for (let i = 0; i < 10; i++) {
      await throttle(kv, "log_in", { ...anna, address: `2001:db8:1:2::${i}` }, NOW);
    }
    ok(await throttle(kv, "log_in", { ...anna, address: "2001:db8:1:2:ffff::1" }, NOW) > 0);
    strictEqual(await throttle(kv, "log_in", { ...anna, address: "2001:db8:1:3::1" }, NOW), 0);
    for (let i = 0; i < 10; i++) await throttle(kv, "log_in", anna, NOW);
    ok(await throttle(kv, "log_in", { ...anna, address: `::ffff:${anna.address}` }, NOW) > 0);
  }));

Deno.test("throttle() counts right under a burst", () =>
  withKv(async (kv) => {
    const waits = await Promise.all(Array.from({ length: 15 }, () => throttle(kv, "log_in", anna, NOW)));
    strictEqual(waits.filter((wait) => wait === 0).length, 10);
  }));

Deno.test("throttle() without a subject counts the address alone", () =>
  withKv(async (kv) => {
    const address = { address: "203.0.113.9" };
    for (let i = 0; i < 100; i++) strictEqual(await throttle(kv, "invitation", address, NOW), 0);
    strictEqual(await throttle(kv, "invitation", address, NOW), WINDOW_MS);
  }));

Deno.test("forgive() forgets the slips of an address on a person, not the others' counts", () =>
  withKv(async (kv) => {
    for (let i = 0; i < 10; i++) await throttle(kv, "log_in", anna, NOW);
    await forgive(kv, "log_in", { ...anna, address: "203.0.113.8" });
    ok(await throttle(kv, "log_in", anna, NOW) > 0);
    await forgive(kv, "log_in", anna);
    strictEqual(await throttle(kv, "log_in", anna, NOW), 0);
  }));

Deno.test("requireCalm() refuses with the time to wait", () =>
  withKv(async (kv) => {
    for (let i = 0; i < 10; i++) await requireCalm(kv, "reset", anna, NOW);
    await rejects(
      requireCalm(kv, "reset", anna, NOW + 1_000),
      refusal("too_many_requests", { retryAfter: WINDOW_MS - 1_000 }),
    );
  }));

Deno.test("throttle() on a full disk says so, and a mistake in a call stays one", () =>
  withKv(async (kv) => {
    const atomic = kv.atomic.bind(kv);
    // A test cannot fill the disk, so the answer is put in SQLite's mouth.
    const answering = (message: string) =>
      Object.assign(kv, {
        atomic: () => Object.assign(atomic(), { commit: () => Promise.reject(new TypeError(message)) }),
      });
    await rejects(throttle(answering("database or disk is full"), "log_in", anna, NOW), StorageUnavailable);
    await rejects(throttle(answering("Key too large"), "log_in", anna, NOW), TypeError);
  }));

Deno.test("the counters hold no e-mail and no address", () =>
  withKv(async (kv) => {
    await throttle(kv, "log_in", anna, NOW);
    const keys: Deno.KvKey[] = [];
    for await (const { key } of kv.list({ prefix: [] })) keys.push(key);
    deepStrictEqual(keys.length, 3);
    strictEqual(/bakery|203\.0/.test(JSON.stringify(keys)), false);
  }));
