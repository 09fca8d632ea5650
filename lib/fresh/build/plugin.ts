import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { FreshConfig } from "../config.ts";
import type { Resolve } from "./imports.ts";

const ENGINE = fileURLToPath(new URL("..", import.meta.url));
const ASSETS = `${ENGINE}assets.ts`;
const OWN = ["client/", "runtime.ts", "wire.ts", "payload.ts", "assets.ts"].map((path) => ENGINE + path);
const RESOLVED = Symbol("resolved by Deno");

/**
 * Lets esbuild resolve imports as Deno does, and refuses those that belong to the server.
 *
 * @param assets what `asset()` knows in the browser
 */
export function denoPlugin(config: FreshConfig, resolve: Resolve, assets: Record<string, string>): Plugin {
  return {
    name: "deno",
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => {
        if (args.kind === "entry-point" || args.pluginData === RESOLVED) return undefined;
        if (args.kind === "url-token" && args.path.startsWith("/")) {
          return { path: args.path, external: true };
        }
        const isScript = args.kind === "import-statement" || args.kind === "dynamic-import";
        return isScript ? resolveImport(build, config, resolve, args) : undefined;
      });
      build.onLoad({ filter: /.*/, namespace: "assets" }, () => ({ contents: browserAssets(assets) }));
    },
  };
}

async function resolveImport(
  build: PluginBuild,
  config: FreshConfig,
  resolve: Resolve,
  { importer, path, kind }: OnResolveArgs,
): Promise<OnResolveResult | undefined> {
  const target = resolve(importer, path);
  const from = relative(config.root, importer);
  if (!target) {
    // Files of one package may import each other
    if (path.startsWith(".") && from.startsWith("..")) return undefined;
    return refuse(`${from} imports "${path}", which a browser cannot have`);
  }
  if ("file" in target) {
    // An island that asks for no address does without their list
    if (target.file === ASSETS) return { path: ASSETS, namespace: "assets", sideEffects: false };
    const inside = relative(config.root, target.file);
    const allowed = OWN.some((own) => target.file.startsWith(own)) ||
      [`${config.islands}/`, ...config.browser].some((start) => inside.startsWith(start));
    return allowed ? { path: target.file } : refuse(`${from} imports ${inside}, which is server code`);
  }
  const found = await build.resolve(target.package, {
    kind,
    resolveDir: target.folder,
    pluginData: RESOLVED,
  });
  return { path: found.path, errors: found.errors, sideEffects: found.sideEffects };
}

function refuse(text: string): OnResolveResult {
  return { errors: [{ text }] };
}

function browserAssets(assets: Record<string, string>): string {
  return `const urls = new Map(Object.entries(${JSON.stringify(assets)}));
export const assetUrl = (path) => urls.get(path) ?? path;`;
}
