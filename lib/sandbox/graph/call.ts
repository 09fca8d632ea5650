import type { FaultAnswers } from "@/lib/sandbox/faulty.ts";
import type { GraphParams } from "@/lib/sandbox/graph/params.ts";
import type { GraphAccount, GraphToken, GraphWorld } from "@/lib/sandbox/graph/world.ts";

export type Verb = "GET" | "POST" | "DELETE";

/** A call with an account's token. */
export interface GraphCall {
  readonly verb: Verb;
  /** Segments after the version: ["1001", "messages"]. */
  readonly path: readonly string[];
  readonly params: GraphParams;
  readonly account: GraphAccount;
  readonly token: GraphToken;
  /** The token as it was given. */
  readonly secret: string;
}

/** One platform behind the Graph API's door. */
export interface GraphApi {
  readonly world: GraphWorld;
  /** Answers what the call asks for. @throws {GraphRefusal} */
  run(call: GraphCall): unknown;
  readonly answers: FaultAnswers;
}

/** The edge that a path ends with, by which faults and the log mean a call; "node" for a bare id. */
export function edgeOf([first = "", edge]: readonly string[]): string {
  if (edge !== undefined) return edge;
  return /^[a-z][a-z_]+$/.test(first) ? first : "node";
}
