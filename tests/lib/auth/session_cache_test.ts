import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import type { Session } from "@/lib/auth/viewer.ts";

const session: Session = {
  user: { id: "u", name: "Анна", email: "anna@bakery.example", locale: "ru" },
  workspaceId: "w",
  role: "owner",
  via: "session",
  key: "k",
};

Deno.test("the cache keeps a session for 5 seconds, and never past its end", async () => {
  const cache = new SessionCache();
  await cache.load("a", 1_000, () => Promise.resolve({ session, expiresAt: Infinity }));
  await cache.load("b", 1_000, () => Promise.resolve({ session, expiresAt: 2_000 }));
  strictEqual(cache.get("a", 5_999), session);
  strictEqual(cache.get("a", 6_000), undefined);
  strictEqual(cache.get("a", 999), undefined);
  strictEqual(cache.get("b", 1_999), session);
  strictEqual(cache.get("b", 2_000), undefined);
});

Deno.test("what was read before a clear is not kept after it", async () => {
  const cache = new SessionCache();
  const read = Promise.withResolvers<{ session: Session; expiresAt: number }>();
  const loading = cache.load("a", 1_000, () => read.promise);
  cache.clear();
  read.resolve({ session, expiresAt: Infinity });
  strictEqual(await loading, session);
  strictEqual(cache.get("a", 1_000), undefined);
});

Deno.test("the cache holds 2,000 sessions and drops the oldest", async () => {
  const cache = new SessionCache();
  const load = () => Promise.resolve({ session, expiresAt: Infinity });
  for (let i = 0; i <= 2_000; i++) await cache.load(String(i), 1_000, load);
  const kept = [0, 1, 2_000].map((name) => cache.get(String(name), 1_000) !== undefined);
  deepStrictEqual(kept, [false, true, true]);
});

Deno.test("nothing found is nothing kept: it is looked up again", async () => {
  const cache = new SessionCache();
  strictEqual(await cache.load("a", 1_000, () => Promise.resolve(null)), null);
  strictEqual(cache.get("a", 1_000), undefined);
});
