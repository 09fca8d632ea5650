import { openControl } from "@/db/control.ts";
import { workspaces } from "@/db/schema/control.ts";
import { openWorkspace } from "@/db/workspace.ts";
import { ConfigError, readConfig } from "@/lib/config.ts";

const AT_ONCE = 4;

/**
 * `deno task migrate`: brings every database to the newest shape ahead of a start, a few at a time. One
 * that cannot be opened is named, and the others go on.
 */
async function main(): Promise<number> {
  const { dataDir } = readConfig();
  const control = await openControl(dataDir);
  const ids = (await control.db.select({ id: workspaces.id }).from(workspaces)).map((row) => row.id);
  const failed: string[] = [];
  const waiting = ids.values();
  const work = async () => {
    for (const id of waiting) {
      try {
        await (await openWorkspace(dataDir, id)).close();
      } catch (error) {
        failed.push(id);
        console.error(`${id}: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await control.close();
  console.log(`${ids.length - failed.length} of ${ids.length} workspaces are in the newest shape`);
  return failed.length === 0 ? 0 : 1;
}

try {
  Deno.exit(await main());
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  Deno.exit(1);
}
