import { connections } from "@/db/schema/workspace.ts";
import { readWorld } from "@/lib/rules/book.ts";
import type { Nameable } from "@/lib/rules/check.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** All that a rule may name, with what people call it. */
export interface Names extends Nameable {
  /** By the id of the connection. */
  readonly accounts: ReadonlyMap<string, { readonly name: string; readonly platform: string }>;
}

/** Reads what the rules of a workspace may name now. */
export async function readNames({ control }: Services, workspace: Workspace): Promise<Names> {
  const { db } = workspace.store;
  const world = await readWorld(control, workspace);
  const { id, name, platform } = connections;
  const rows = await db.select({ id, name, platform }).from(connections);
  const accounts = new Map(rows.map((row) => [row.id, row]));
  return { ...world, accounts, connections: new Set(accounts.keys()) };
}
