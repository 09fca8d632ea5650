import { setAssets } from "../assets.ts";
import type { FreshConfig } from "../config.ts";
import { fingerprint } from "./files.ts";
import type { Manifest } from "./manifest.ts";

/**
 * Opens the client build, making it when it is missing or stale. In development the function that it gives
 * looks for changes at every call.
 */
export async function openBuild(config: FreshConfig, dev: boolean): Promise<() => Promise<Manifest>> {
  let current = freshBuild(config, dev);
  await current;
  return () => dev ? current = current.catch(() => {}).then(() => freshBuild(config, dev)) : current;
}

async function freshBuild(config: FreshConfig, dev: boolean): Promise<Manifest> {
  let manifest = await readManifest(config);
  if (manifest?.dev !== dev || manifest.fingerprint !== await fingerprint(config, manifest.inputs)) {
    // The bundler is loaded only when there is something to build
    const { buildClient } = await import("./build.ts");
    manifest = await buildClient(config, dev);
  }
  setAssets(manifest.assets);
  return manifest;
}

async function readManifest({ root, build }: FreshConfig): Promise<Manifest | null> {
  try {
    return JSON.parse(await Deno.readTextFile(`${root}/${build}/manifest.json`));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) return null;
    throw error;
  }
}
