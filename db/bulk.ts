import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { InStatement } from "@libsql/client";

/**
 * Inserts any number of rows by one statement whose text never changes: the rows travel as one JSON
 * argument. Several times cheaper than a statement a row, and one round trip to a remote database.
 * What a row leaves out gets the column's default.
 * @param conflict what to do with a row that breaks a uniqueness rule; `abort` fails the whole commit
 */
export function insertMany<T extends SQLiteTable>(
  table: T,
  rows: readonly T["$inferInsert"][],
  conflict: "abort" | "ignore" = "abort",
): InStatement[] {
  const first = rows[0];
  if (!first) return [];
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => rows.some((row) => key in row));
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const values = columns.map((_, index) => `value ->> ${index}`).join(", ");
  const verb = conflict === "ignore" ? "INSERT OR IGNORE" : "INSERT";
  const json = JSON.stringify(rows.map((row) => columns.map(([key, column]) => encode(row, key, column))));
  return [{
    sql: `${verb} INTO "${getTableName(table)}" (${names}) SELECT ${values} FROM json_each(?)`,
    args: [json],
  }];
}

/**
 * Changes any number of rows by one statement whose text depends on `keys` alone.
 * @param keys which columns to write, as drizzle names them; rows are found by `id`
 */
export function updateMany<T extends SQLiteTable>(
  table: T,
  rows: readonly (Partial<T["$inferSelect"]> & { id: string })[],
  keys: readonly (keyof T["$inferSelect"] & string)[],
): InStatement[] {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => keys.includes(key));
  if (rows.length === 0 || columns.length === 0) return [];
  const sets = columns.map(([, column], index) => `"${column.name}" = changed.value ->> ${index + 1}`);
  const json = JSON.stringify(
    rows.map((row) => [row.id, ...columns.map(([key, column]) => encode(row, key, column))]),
  );
  const name = getTableName(table);
  return [{
    sql: `UPDATE "${name}" SET ${sets.join(", ")} FROM json_each(?) AS changed ` +
      `WHERE "${name}".id = changed.value ->> 0`,
    args: [json],
  }];
}

/** `(a, b) IN …` over any number of pairs, through the index on (a, b), with one argument. */
export function pairIn(
  a: SQLiteColumn,
  b: SQLiteColumn,
  pairs: Iterable<readonly [string, string | number]>,
): SQL {
  const json = JSON.stringify([...pairs]);
  return sql`(${a}, ${b}) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${json}))`;
}

/** `column IN …` over any number of values with one argument. */
export function anyOf(column: SQLiteColumn, values: Iterable<string | number>): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify([...values])}))`;
}

/** Half of a surrogate pair becomes bytes that are no text, and reading those back ends the process. */
function encode(row: object, key: string, column: SQLiteColumn): unknown {
  const given: unknown = Reflect.get(row, key);
  const value = given === undefined ? column.default : given;
  if (value === undefined || value === null) return null;
  const encoded = column.mapToDriverValue(value);
  return typeof encoded === "string" ? encoded.toWellFormed() : encoded;
}
