import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { userByEmail } from "@/db/accounts.ts";
import { openControl } from "@/db/control.ts";
import { Store } from "@/db/libsql.ts";
import { migrate } from "@/db/migrate.ts";
import { controlMigrations } from "@/db/migrations/mod.ts";
import { liveSession } from "@/db/sessions.ts";
import { openWorkspace } from "@/db/workspace.ts";

Deno.test("a control database of the first shape is brought up without losing its sessions", async () => {
  const dataDir = await Deno.makeTempDir();
  const old = await Store.open(`file:${dataDir}/control.db`);
  await migrate(old, controlMigrations.slice(0, 1));
  await old.write(() =>
    old.commit([
      "INSERT INTO workspaces VALUES ('w', 'Пекарня', 'ru', 1)",
      "INSERT INTO users VALUES ('u', 'anna@bakery.example', 'Анна', 'hash', 'ru', 1)",
      "INSERT INTO memberships VALUES ('w', 'u', 'owner', 1)",
      "INSERT INTO sessions VALUES ('t', 'u', 'w', 1, 100)",
    ])
  );
  await old.close();
  const control = await openControl(dataDir);
  strictEqual((await userByEmail(control, "anna@bakery.example"))?.id, "u");
  deepStrictEqual((await liveSession(control, "t", 99))?.role, "owner");
  strictEqual(await liveSession(control, "t", 100), undefined);
  strictEqual(await migrate(control, controlMigrations), 0);
  await control.close();
  await Deno.remove(dataDir, { recursive: true });
});

Deno.test("the databases lie in the folder that was named, whatever letters its name has", async () => {
  const root = await Deno.makeTempDir();
  for (const name of ["a b", "100%", "a%20b", "c#", "what?", "данные"]) {
    const control = await openControl(`${root}/${name}`);
    await control.close();
    const workspace = await openWorkspace(`${root}/${name}`, "w");
    await workspace.close();
    ok((await Deno.stat(`${root}/${name}/control.db`)).isFile, name);
    ok((await Deno.stat(`${root}/${name}/workspaces/w.db`)).isFile, name);
  }
  await Deno.remove(root, { recursive: true });
});
