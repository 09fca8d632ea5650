import { Store } from "@/db/libsql.ts";
import { migrate } from "@/db/migrate.ts";
import { controlMigrations } from "@/db/migrations/mod.ts";

/** Opens the control database of a data folder, in its newest shape. */
export async function openControl(dataDir: string): Promise<Store> {
  await Deno.mkdir(dataDir, { recursive: true });
  const store = await Store.openFile(`${dataDir}/control.db`);
  try {
    await migrate(store, controlMigrations);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
