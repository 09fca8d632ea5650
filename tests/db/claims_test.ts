import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { openControl } from "@/db/control.ts";
import { claimInvitation, insertInvitation, insertInvitedMember } from "@/db/invitations.ts";
import type { Store } from "@/db/libsql.ts";
import { deleteMember, membersOf, roleOf, updateRole } from "@/db/members.ts";
import { insertReset, spendReset } from "@/db/resets.ts";

const FOREVER = 2 ** 50;

/** Two processes have the same files open, each with a mutex of its own. */
async function withTwo(test: (one: Store, two: Store) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir();
  const [one, two] = [await openControl(dataDir), await openControl(dataDir)];
  await one.write(() =>
    one.commit([
      "INSERT INTO workspaces VALUES ('w', 'Пекарня', 'ru', 1)",
      ...["anna", "vera", "dina", "egor"].map((id) =>
        `INSERT INTO users VALUES ('${id}', '${id}@x.example', '${id}', 'hash', 'ru', 1)`
      ),
      "INSERT INTO memberships VALUES ('w', 'anna', 'owner', 1)",
      "INSERT INTO memberships VALUES ('w', 'vera', 'owner', 2)",
    ])
  );
  try {
    await test(one, two);
  } finally {
    await one.close();
    await two.close();
    await Deno.remove(dataDir, { recursive: true });
  }
}

Deno.test("an invitation is claimed by one process, and only its person becomes a member", () =>
  withTwo(async (one, two) => {
    const row = { id: "i", tokenHash: "h", workspaceId: "w", role: "agent", invitedBy: "anna" } as const;
    await one.write(() => one.commit([insertInvitation(one, { ...row, createdAt: 1, expiresAt: FOREVER })]));
    const join = (store: Store, userId: string) =>
      store.write(() =>
        store.commit([insertInvitedMember(store, "h", userId, 5), claimInvitation(store, "h", 5)])
      );
    const results = await Promise.all([join(one, "dina"), join(two, "egor")]);
    deepStrictEqual(results.map((batch) => batch.map((result) => result.rowsAffected)).toSorted(), [[0, 0], [
      1,
      1,
    ]]);
    strictEqual((await membersOf(one, "w")).length, 3);
  }));

Deno.test("two owners who leave by two processes at one moment leave one owner behind", () =>
  withTwo(async (one, two) => {
    const leave = (store: Store, userId: string) =>
      store.write(() => store.commit([deleteMember(store, "w", userId)]));
    await Promise.all([leave(one, "anna"), leave(two, "vera")]);
    strictEqual((await membersOf(one, "w")).length, 1);
    await one.write(() =>
      one.commit([updateRole(one, "w", "anna", "agent"), updateRole(one, "w", "vera", "agent")])
    );
    deepStrictEqual((await membersOf(two, "w")).map(({ role }) => role), ["owner"]);
  }));

Deno.test("a role is changed in its own workspace only", () =>
  withTwo(async (one) => {
    await one.write(() =>
      one.commit([updateRole(one, "elsewhere", "anna", "owner"), updateRole(one, "w", "anna", "agent")])
    );
    strictEqual(await roleOf(one, "w", "anna"), "agent");
    strictEqual(await roleOf(one, "elsewhere", "anna"), undefined);
  }));

Deno.test("a spent reset touches nobody's password and sessions", () =>
  withTwo(async (one, two) => {
    const row = { id: "r", tokenHash: "h", userId: "dina", createdAt: 1, expiresAt: FOREVER };
    await one.write(() =>
      one.commit([
        insertReset(one, row),
        "INSERT INTO sessions VALUES ('s', 'anna', 'w', 1, 100, NULL)",
        "INSERT INTO sessions VALUES ('t', 'dina', 'w', 1, 100, NULL)",
      ])
    );
    const counts = async (store: Store, hash: string) =>
      (await store.write(() => store.commit(spendReset(store, "h", hash, 5)))).map((result) =>
        result.rowsAffected
      );
    deepStrictEqual(await counts(one, "new"), [1, 1, 1]);
    deepStrictEqual(await counts(two, "newer"), [0, 0, 0]);
    const { rows } = await one.query("SELECT id FROM users WHERE password_hash <> 'hash'");
    deepStrictEqual(rows.map(({ id }) => id), ["dina"]);
  }));
