import type { Store } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";

/** Where a page of results begins. */
export interface Position {
  /** What came later than the first page is not of this search. */
  readonly newest: number;
  /** The window begins below this number of the index. */
  readonly below: number;
  /** Of the sample by which the first page was ranked. */
  readonly top?: number;
  /** The last result of this window that was dealt with, and how many were. */
  readonly last?: number;
  readonly shown?: number;
}

/** The first page: everything that there is now. */
export async function firstPosition(store: Store, docs = "search_docs"): Promise<Position> {
  const { rows: [row] } = await store.query(`SELECT max(doc) AS newest FROM ${docs}`);
  const newest = Number(row?.newest ?? 0);
  return { newest, below: newest + 1 };
}

export function positionCursor({ newest, below, top, last, shown }: Position): string {
  return toCursor(newest, below, top ?? "", last ?? "", shown ?? "");
}

/** @throws {AppError} invalid_request for a text that `positionCursor` did not make */
export function positionOf(cursor: string): Position {
  const [newest, below, top, last, shown] = fromCursor(cursor, 5).map((part) =>
    part === "" ? undefined : Number(part)
  );
  const all = [newest, below, top, last, shown];
  if (newest === undefined || below === undefined || !all.every(isNumber)) {
    throw new AppError("invalid_request", { field: "cursor" });
  }
  return { newest, below, top, last, shown };
}

function isNumber(part: number | undefined): boolean {
  return part === undefined || Number.isSafeInteger(part);
}
