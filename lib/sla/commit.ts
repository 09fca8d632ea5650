import type { Statement } from "@/db/libsql.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Commits a change that has jobs follow from it at once, and has the workspace looked at.
 * @param decide reads and decides, alone among the writers
 */
export async function commitWithJobs(
  { due, queue, now }: Services,
  { id, store }: Workspace,
  decide: (at: number) => Promise<Statement[]>,
): Promise<void> {
  const at = now();
  await due.around(id, at, () => store.write(async () => await store.commit(await decide(at))));
  queue.nudge(id);
}
