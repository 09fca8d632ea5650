import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { FreshConfig } from "../config.ts";

const ENGINE = fileURLToPath(new URL("..", import.meta.url)).slice(0, -1);

/** Absolute paths of all files below a folder, sorted; none when there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (isDirectory) found.push(...await listFiles(`${folder}/${name}`));
      else found.push(`${folder}/${name}`);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return found.sort();
}

/**
 * The islands: absolute path, and name as the path under the islands folder without the extension. A folder
 * that begins with `_` holds parts of islands.
 */
export async function islandFiles({ root, islands }: FreshConfig): Promise<{ name: string; path: string }[]> {
  const folder = `${root}/${islands}`;
  const files = (await listFiles(folder)).filter((path) =>
    path.endsWith(".tsx") && !path.slice(folder.length).includes("/_")
  );
  return files.map((path) => ({ path, name: path.slice(folder.length + 1, -".tsx".length) }));
}

/**
 * SHA-256 over all that a client build reads: the inputs that an earlier build named, every island and static
 * file, the engine itself and the pinned packages.
 */
export async function fingerprint(config: FreshConfig, inputs: readonly string[]): Promise<string> {
  const paths = [...inputs, "deno.json", "deno.lock"].map((path) => `${config.root}/${path}`);
  for (const folder of [`${config.root}/${config.islands}`, `${config.root}/${config.static}`, ENGINE]) {
    paths.push(...await listFiles(folder));
  }
  const unique = [...new Set(paths)].sort();
  return sha256(
    JSON.stringify([config, await Promise.all(unique.map(async (path) => [path, await hashOf(path)]))]),
  );
}

/** Hex SHA-256 of a file; empty when it is gone. */
export async function hashOf(path: string): Promise<string> {
  try {
    return sha256(await Deno.readFile(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
