import { Store } from "@/db/libsql.ts";
import { migrate } from "@/db/migrate.ts";
import { workspaceMigrations } from "@/db/migrations/mod.ts";

/** Opens one workspace's database, in its newest shape. */
export async function openWorkspace(dataDir: string, id: string): Promise<Store> {
  await Deno.mkdir(`${dataDir}/workspaces`, { recursive: true });
  const store = await Store.openFile(`${dataDir}/workspaces/${id}.db`);
  try {
    await migrate(store, workspaceMigrations);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
