import type { Store } from "@/db/libsql.ts";

/**
 * Brings a database to the newest shape: each step and its version are committed together, so a step
 * that was cut off starts again from the version before it.
 * @param steps SQL scripts, oldest first; statements end with `;` at the end of a line
 * @returns how many steps ran
 * @throws when the database is newer than this program
 */
export async function migrate(store: Store, steps: readonly string[]): Promise<number> {
  const version = await currentVersion(store);
  if (version === steps.length) return 0;
  if (version > steps.length) {
    throw new Error(`The database is at version ${version}, and this program knows only ${steps.length}`);
  }
  return await store.write(async () => {
    // Another process may have been faster while this one waited.
    const start = await currentVersion(store);
    for (let index = start; index < steps.length; index++) {
      await store.commit([...statementsOf(steps[index] ?? ""), versionRow(index + 1)]);
    }
    return steps.length - start;
  });
}

async function currentVersion(store: Store): Promise<number> {
  const { rows } = await store.query("SELECT count(*) AS n FROM sqlite_master WHERE name = 'schema_version'");
  if (Number(rows[0]?.n) === 0) return 0;
  const { rows: versions } = await store.query("SELECT max(version) AS version FROM schema_version");
  return Number(versions[0]?.version ?? 0);
}

function statementsOf(script: string): string[] {
  const create = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY NOT NULL)";
  return [create, ...script.split(/;\s*\n/).map((sql) => sql.trim()).filter((sql) => sql !== "")];
}

function versionRow(version: number) {
  return { sql: "INSERT INTO schema_version (version) VALUES (?)", args: [version] };
}
