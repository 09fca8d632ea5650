import { insertMany } from "@/db/bulk.ts";
import { openControl } from "@/db/control.ts";
import { apiTokens, memberships, users, workspaces } from "@/db/schema/control.ts";
import { openWorkspace } from "@/db/workspace.ts";
import { newId, newToken } from "@/lib/ids.ts";
import { sha256 } from "@/lib/secrets.ts";
import { ProductProcess } from "../process.ts";
import { type Figure, figure } from "./report.ts";
import { memoryOf } from "./server.ts";
import type { Sizes } from "./sizes.ts";

const MB = 1_048_576;
const AT_ONCE = 8;

/** Memory of one process that has answered for so many workspaces. */
export async function benchMemory({ workspaces: steps }: Sizes): Promise<Figure[]> {
  await using product = await ProductProcess.start();
  const tokens = await manyWorkspaces(product.dataDir, Math.max(...steps));
  const figures: Figure[] = [];
  let touched = 0;
  let first: { count: number; bytes: number } | undefined;
  for (const count of steps) {
    await touch(product, tokens.slice(touched, count));
    touched = count;
    const bytes = await memoryOf(product.pid);
    figures.push(figure(`memory, ${count} workspaces touched`, bytes / MB, "MB"));
    first ??= { count, bytes };
    if (count === first.count) continue;
    const each = (bytes - first.bytes) / (count - first.count) / MB;
    figures.push(figure(`memory for each of ${count} workspaces`, each, "MB", { most: 0.5 }));
  }
  return figures;
}

async function touch({ origin }: ProductProcess, tokens: readonly string[]): Promise<void> {
  const waiting = tokens.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const token of waiting) {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${origin}/api/v1/tickets`, { headers });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`A workspace was answered with ${response.status}`);
    }
  }));
}

/** Rows and files as sign-up and the first look would make them. @returns an API token of each */
async function manyWorkspaces(dataDir: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const tokens = Array.from({ length: count }, () => `otk_${newToken(32)}`);
  const hashes = await Promise.all(tokens.map(sha256));
  const createdAt = Date.now();
  const userId = newId();
  const owner = {
    id: userId,
    email: "o@example.com",
    name: "Анна",
    passwordHash: "-",
    locale: "ru",
  } as const;
  const control = await openControl(dataDir);
  await control.write(() =>
    control.commit([
      ...insertMany(users, [{ ...owner, createdAt }]),
      ...insertMany(workspaces, ids.map((id) => ({ id, name: "Глина", locale: "ru", createdAt }))),
      ...insertMany(
        memberships,
        ids.map((workspaceId) => ({ workspaceId, userId, role: "owner", createdAt })),
      ),
      ...insertMany(
        apiTokens,
        ids.map((workspaceId, index) => ({
          id: newId(),
          tokenHash: hashes[index] ?? "",
          workspaceId,
          userId,
          name: "bench",
          createdAt,
        })),
      ),
    ])
  );
  await control.close();
  await (await openWorkspace(dataDir, "template")).close();
  for (const id of ids) {
    await Deno.copyFile(`${dataDir}/workspaces/template.db`, `${dataDir}/workspaces/${id}.db`);
  }
  return tokens;
}
