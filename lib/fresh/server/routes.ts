/** What a folder of routes puts around the pages below it: absolute paths of its special files. */
export interface Folder {
  app?: string;
  layout?: string;
  middleware?: string;
  error?: string;
  notFound?: string;
}

/** A page or endpoint: its pattern for Hono, its file, and the folders around it from the root inwards. */
export interface Route {
  pattern: string;
  file: string;
  folders: Folder[];
}

const SPECIAL: Record<string, keyof Folder> = {
  _app: "app",
  _layout: "layout",
  _middleware: "middleware",
  _error: "error",
  _404: "notFound",
};

/**
 * Reads the file routes below a folder, the more specific pattern first.
 *
 * @param folders the folders around it; what is found in `dir` itself is put into the last one
 * @throws Error when two files answer one pattern, or a file's name cannot be a route
 */
export async function findRoutes(dir: string, folders: Folder[]): Promise<Route[]> {
  const routes = (await walk(dir, "", folders)).sort((a, b) => order(a) < order(b) ? -1 : 1);
  const twice = routes.find(({ pattern }, i) => routes[i + 1]?.pattern === pattern);
  if (twice) throw new Error(`Two files answer "${twice.pattern}", one of them ${twice.file}`);
  return routes;
}

async function walk(dir: string, pattern: string, folders: Folder[]): Promise<Route[]> {
  const routes: Route[] = [];
  for await (const { name, isDirectory } of Deno.readDir(dir)) {
    const path = `${dir}/${name}`;
    const [, stem] = name.match(/^(.+)\.tsx?$/) ?? [];
    const special = SPECIAL[stem ?? ""];
    if (special) Object.assign(folders.at(-1) ?? {}, { [special]: path });
    else if (stem) routes.push({ pattern: pattern + piece(stem, path) || "/", file: path, folders });
    else if (isDirectory) routes.push(...await walk(path, pattern + piece(name, path), [...folders, {}]));
  }
  return routes;
}

function piece(name: string, path: string): string {
  if (name === "index" || /^\(\w+\)$/.test(name)) return "";
  const [, rest, param] = name.match(/^\[(\.\.\.)?(\w+)\]$/) ?? [];
  if (param) return rest ? `/:${param}{.+}` : `/:${param}`;
  if (/^[\w.~-]+$/.test(name)) return `/${name}`;
  throw new Error(`A route is named by letters, digits and "-._~", or as [name], got ${path}`);
}

/** Static pieces come before parameters, parameters before rests. */
function order({ pattern }: Route): string {
  const rank = (piece: string) => piece.endsWith("}") ? 2 : piece.startsWith(":") ? 1 : 0;
  return pattern.split("/").map((piece) => rank(piece) + piece).join("/");
}
