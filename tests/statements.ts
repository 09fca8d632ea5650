import { createClient, type InStatement } from "@libsql/client";
import type { Store } from "@/db/libsql.ts";

/** One statement as it went to SQLite. */
export interface Ran {
  readonly sql: string;
  /** How many statements were committed together with it; 1 when it ran by itself. */
  readonly together: number;
}

type Client = ReturnType<typeof createClient>;

/** Runs `work` and listens to what every local database is asked meanwhile. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Ran[]> {
  const ran: Ran[] = [];
  await listening((statements) => {
    ran.push(...statements.map((sql) => ({ sql, together: statements.length })));
    return Promise.resolve();
  }, work);
  return ran;
}

/** Runs `work`, and `rival` from start to end just before the first commit of `work` that does `what`. */
export async function overtaken(
  what: RegExp,
  rival: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  let waiting = true;
  await listening(async (statements) => {
    if (!waiting || !statements.some((sql) => what.test(sql))) return;
    waiting = false;
    await rival();
  }, work);
  if (waiting) throw new Error(`No commit did ${what}`);
}

/** `before` is told of each call, with all its statements, ahead of it. */
async function listening(
  before: (statements: readonly string[]) => Promise<void>,
  work: () => Promise<unknown>,
): Promise<void> {
  const probe = createClient({ url: "file::memory:" });
  const prototype: Client = Object.getPrototypeOf(probe);
  probe.close();
  const { execute, batch } = prototype;
  prototype.execute = async function (this: Client, ...args: unknown[]) {
    await before([textOf(args[0] as InStatement)]);
    return await Reflect.apply(execute, this, args);
  };
  prototype.batch = async function (this: Client, ...args: Parameters<Client["batch"]>) {
    await before(args[0].map(textOf));
    return await batch.apply(this, args);
  };
  try {
    await work();
  } finally {
    Object.assign(prototype, { execute, batch });
  }
}

function textOf(statement: InStatement | [string, unknown?]): string {
  if (typeof statement === "string") return statement;
  return Array.isArray(statement) ? statement[0] : statement.sql;
}

/** An insertion looks through the tables that refer to its own only after a broken reference. */
const CAN_SCAN = /^\s*(SELECT|UPDATE|DELETE|WITH)/i;
const FIRST_ROWS = /^select (?:(?! where ).)* limit (\?|\d+)$/is;
/** Lists of JSON values, table-valued pragmas and sub-queries are no tables of ours. */
const NO_TABLE = /VIRTUAL TABLE|CONSTANT ROW|^SCAN (newest|\(subquery|pragma_)/;

/**
 * Which of the statements read a table from end to end, each with SQLite's own words. A partial index holds
 * only what is open, and the first rows of an order are read from its end: neither grows with the table.
 */
export async function tableScans(store: Store, statements: Iterable<string>): Promise<string[]> {
  const { rows } = await store.query(
    "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'",
  );
  const partial = new Set(rows.map((row) => String(row.name)));
  const found: string[] = [];
  for (const sql of new Set(statements)) {
    if (!CAN_SCAN.test(sql)) continue;
    const args = Array.from(sql.matchAll(/\?/g), () => "[]");
    const plan = await store.query(`EXPLAIN QUERY PLAN ${sql}`, args);
    const details = plan.rows.map((row) => String(row.detail));
    const sorted = details.some((detail) => detail.includes("TEMP B-TREE"));
    const scans = FIRST_ROWS.test(sql) && !sorted ? [] : details.filter((one) => isScan(one, partial));
    found.push(...scans.map((scan) => `${scan}: ${sql}`));
  }
  return found;
}

function isScan(detail: string, partial: ReadonlySet<string>): boolean {
  const index = /USING (?:COVERING )?INDEX (\w+)/.exec(detail)?.[1];
  return /^SCAN/.test(detail) && !NO_TABLE.test(detail) && !partial.has(index ?? "");
}
