import type { SQL } from "drizzle-orm";
import type { AuthorType } from "@/db/schema/workspace.ts";

interface Authored {
  readonly authorType: AuthorType;
  readonly authorId: string | null;
}

/** What the filters of a query leave to be searched. */
export interface Scope {
  /** Over `messages`. */
  readonly messageWhere: readonly SQL[];
  /** Over `tickets`: of one that went into another, that one has to be so. */
  readonly ticketWhere: readonly SQL[];
  /** The same for a list, in which both stand: one of them has to be so. */
  readonly rowWhere: readonly SQL[];
  /** Marks in the index; of each group one has to be there. */
  readonly marks: readonly (readonly string[])[];
  /** What no SQL can say. */
  readonly keep: readonly ((message: Authored) => boolean)[];
  /** Queries for the `id` of contacts, each through an index: when one finds few, only theirs is searched. */
  readonly customers: readonly SQL[];
  /** ms since the epoch: from then on. */
  readonly after?: number;
  /** ms since the epoch: until just before. */
  readonly before?: number;
}

/** What several filters leave together. */
export function together(scopes: readonly Partial<Scope>[]): Scope {
  const all = <K extends "messageWhere" | "ticketWhere" | "rowWhere" | "marks" | "keep" | "customers">(
    key: K,
  ) => scopes.flatMap((scope) => [...(scope[key] ?? [])] as Scope[K][number][]);
  const latest = scopes.flatMap(({ after }) => after ?? []);
  const earliest = scopes.flatMap(({ before }) => before ?? []);
  return {
    messageWhere: all("messageWhere"),
    ticketWhere: all("ticketWhere"),
    rowWhere: all("rowWhere"),
    marks: all("marks"),
    keep: all("keep"),
    customers: all("customers"),
    ...(latest.length > 0 && { after: Math.max(...latest) }),
    ...(earliest.length > 0 && { before: Math.min(...earliest) }),
  };
}
