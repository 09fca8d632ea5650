import * as esbuild from "esbuild";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { FreshConfig } from "../config.ts";
import { fingerprint, hashOf, islandFiles, listFiles } from "./files.ts";
import { BUILD_URL, type Chunk, type Manifest } from "./manifest.ts";
import { denoPlugin } from "./plugin.ts";
import { readImports } from "./imports.ts";
import { writeBuild } from "./write.ts";

const CLIENT = fileURLToPath(new URL("../client/main.ts", import.meta.url));

let queue: Promise<unknown> = Promise.resolve();

/**
 * Builds the islands and the stylesheet into the build folder. Builds of one process wait for each other.
 *
 * @param dev source maps, no minification, and pages that reload
 * @throws Error naming the file that cannot be built, or that belongs to the server
 */
export function buildClient(config: FreshConfig, dev: boolean): Promise<Manifest> {
  const built = queue.then(() => build(config, dev)).finally(() => esbuild.stop());
  queue = built.catch(() => {});
  return built;
}

async function build(config: FreshConfig, dev: boolean): Promise<Manifest> {
  const islands = await islandFiles(config);
  const assets = await staticAssets(config);
  const { outputFiles, metafile } = await bundle(config, dev, islands, assets);
  const { outputs } = metafile;
  // Packages lie outside the root, and baked-in modules have a namespace
  const inputs = Object.keys(metafile.inputs).filter((path) => !/^(\.\.\/|\/|\w+:)/.test(path));
  const chunk = (path: string) => chunkOf(outputs, relative(config.root, path));
  if (config.styles) assets["/styles.css"] = chunk(`${config.root}/${config.styles}`).url;
  const manifest: Manifest = {
    fingerprint: await fingerprint(config, inputs),
    dev,
    inputs,
    client: chunk(CLIENT),
    islands: Object.fromEntries(islands.map(({ name, path }) => [name, chunk(path)])),
    assets,
  };
  await writeBuild(`${config.root}/${config.build}`, manifest, outputFiles);
  return manifest;
}

async function bundle(
  config: FreshConfig,
  dev: boolean,
  islands: { name: string; path: string }[],
  assets: Record<string, string>,
) {
  const resolve = await readImports(config.root, [CLIENT, ...islands.map(({ path }) => path)]);
  const entryPoints = islands.map(({ name, path }) => ({
    out: `island-${name.replaceAll("/", "-")}`,
    in: path,
  }));
  entryPoints.push({ out: "client", in: CLIENT });
  if (config.styles) entryPoints.push({ out: "styles", in: `${config.root}/${config.styles}` });
  return await esbuild.build({
    entryPoints,
    plugins: [denoPlugin(config, resolve, assets)],
    absWorkingDir: config.root,
    outdir: `${config.root}/${config.build}`,
    publicPath: BUILD_URL,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".woff2": "file", ".svg": "file", ".png": "file", ".webp": "file" },
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    minify: !dev,
    sourcemap: dev && "inline",
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    write: false,
  });
}

async function staticAssets(config: FreshConfig): Promise<Record<string, string>> {
  const folder = `${config.root}/${config.static}`;
  const entries = (await listFiles(folder)).map(async (file) => {
    const path = encodeURI(file.slice(folder.length));
    return [path, `${path}?v=${(await hashOf(file)).slice(0, 12)}`];
  });
  return Object.fromEntries(await Promise.all(entries));
}

function chunkOf(outputs: esbuild.Metafile["outputs"], entryPoint: string): Chunk {
  const own = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entryPoint);
  if (!own) throw new Error(`The build made nothing of "${entryPoint}"`);
  const imported = new Set([own]);
  for (const path of imported) {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement") imported.add(next);
    }
  }
  const [url = "", ...preload] = Array.from(imported, (path) => BUILD_URL + basename(path));
  return { url, preload };
}
