import { fileURLToPath, pathToFileURL } from "node:url";

/** Where an import leads: to a file of the project, or into an npm package unpacked in `folder`. */
export type Target = { file: string } | { package: string; folder: string };

/** Resolves what `importer`, an absolute path, writes; `null` when a browser cannot have it. */
export type Resolve = (importer: string, specifier: string) => Target | null;

interface DenoInfo {
  modules: {
    specifier: string;
    npmPackage?: string;
    dependencies?: { specifier: string; code?: { specifier?: string } }[];
  }[];
  redirects: Record<string, string>;
  npmPackages: Record<string, { name: string; localPath: string; dependencies: string[] }>;
}

/** Asks Deno itself how everything that these files import resolves, import map and npm packages included. */
export async function readImports(root: string, files: string[]): Promise<Resolve> {
  const { modules, redirects, npmPackages } = await denoInfo(root, files);
  const bySpecifier = new Map(modules.map((module) => [module.specifier, module]));
  const packages = Object.values(npmPackages);

  return (importer, specifier) => {
    const home = packages.find(({ localPath }) => importer.startsWith(`${localPath}/`));
    if (home) {
      const [name = ""] = specifier.match(/^(@[^/]+\/)?[^/]+/) ?? [];
      const found = [home, ...home.dependencies.map((id) => npmPackages[id])].find((near) =>
        near?.name === name
      );
      return found ? { package: specifier, folder: found.localPath } : null;
    }
    const { dependencies = [] } = bySpecifier.get(pathToFileURL(importer).href) ?? {};
    const written = dependencies.find((dependency) => dependency.specifier === specifier)?.code?.specifier ??
      "";
    const resolved = redirects[written] ?? written;
    if (resolved.startsWith("file:")) return { file: fileURLToPath(resolved) };
    const found = npmPackages[bySpecifier.get(resolved)?.npmPackage ?? ""];
    const subpath = resolved.replace(/^npm:\/(@[^/]+\/)?[^/]+/, "");
    return found ? { package: found.name + subpath, folder: found.localPath } : null;
  };
}

async function denoInfo(root: string, files: string[]): Promise<DenoInfo> {
  const code = files.map((path) => `import ${JSON.stringify(pathToFileURL(path).href)};`).join("");
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      "--config",
      `${root}/deno.json`,
      `data:text/javascript,${encodeURIComponent(code)}`,
    ],
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) {
    throw new Error(`Reading the imports of the islands failed: ${new TextDecoder().decode(stderr)}`);
  }
  return JSON.parse(new TextDecoder().decode(stdout));
}
