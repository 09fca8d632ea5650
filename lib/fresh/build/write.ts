import { basename } from "node:path";
import type { Manifest } from "./manifest.ts";

const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * Writes a build so that a server reading along never sees half of it: the manifest comes last. Files of
 * earlier builds stay a day for the browsers that hold their pages.
 */
export async function writeBuild(
  folder: string,
  manifest: Manifest,
  files: { path: string; contents: Uint8Array }[],
): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  for (const { path, contents } of files) await replaceFile(`${folder}/${basename(path)}`, contents);
  await replaceFile(`${folder}/manifest.json`, new TextEncoder().encode(JSON.stringify(manifest)));
  for await (const { name, isFile } of Deno.readDir(folder)) {
    if (isFile) await removeIfOld(`${folder}/${name}`);
  }
}

async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`;
  await Deno.writeFile(draft, contents);
  await Deno.rename(draft, path);
}

async function removeIfOld(path: string): Promise<void> {
  try {
    const { mtime } = await Deno.stat(path);
    if (mtime && mtime.getTime() < Date.now() - KEEP_MS) await Deno.remove(path);
  } catch (error) {
    // Another process may be writing here too
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
