/** One file of the program. */
export interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** One file's use of another; both are paths from the root. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Leaves no trace in the running program. */
  readonly typeOnly: boolean;
}

const SKIPPED = /^(\.|_|node_modules$|data$|static$)/;

/** Every TypeScript file of the project. */
export async function readSources(root: string, folder = ""): Promise<Source[]> {
  const found: Source[] = [];
  for await (const entry of Deno.readDir(`${root}/${folder}`)) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    // A name that begins with an underscore is a page's layout inside the routes, and made by a build outside.
    if (SKIPPED.test(entry.name) && !folder) continue;
    if (entry.isDirectory) found.push(...await readSources(root, path));
    else if (/\.tsx?$/.test(entry.name)) {
      found.push({ path, text: await Deno.readTextFile(`${root}/${path}`) });
    }
  }
  return found.sort((a, b) => a.path < b.path ? -1 : 1);
}

const FRESH: Record<string, string> = { fresh: "lib/fresh/mod.ts", "fresh/runtime": "lib/fresh/runtime.ts" };
const STATEMENT =
  /^[ \t]*(?:import|export)\s+(type\s)?\s*((?:[\w*$]+\s*,?\s*)?(?:\{[^}]*\}|\*\s*as\s+\w+|\*)?)\s*(?:from\s*)?["']([^"'\n]+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"'\n]+)["']/g;

/** What a file imports from the project itself. */
export function importsOf({ path, text }: Source): Import[] {
  const code = withoutComments(text);
  const found: { specifier: string; typeOnly: boolean }[] = [];
  for (const [, type, names = "", specifier = ""] of code.matchAll(STATEMENT)) {
    found.push({ specifier, typeOnly: type !== undefined || onlyTypes(names) });
  }
  for (const [, specifier = ""] of code.matchAll(DYNAMIC)) found.push({ specifier, typeOnly: false });
  return found.flatMap(({ specifier, typeOnly }) => {
    const to = resolve(path, specifier);
    return to === undefined ? [] : [{ from: path, to, typeOnly }];
  });
}

function onlyTypes(names: string): boolean {
  const inside = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const parts = inside?.split(",").map((name) => name.trim()).filter((name) => name !== "") ?? [];
  return parts.length > 0 && parts.every((name) => name.startsWith("type "));
}

/** A package of others is undefined. */
function resolve(from: string, specifier: string): string | undefined {
  if (specifier in FRESH) return FRESH[specifier];
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return undefined;
  const parts = from.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return parts.join("/");
}

/** The code alone; each comment leaves its line breaks, so that lines keep their numbers. */
export function withoutComments(text: string): string {
  const blank = (comment: string, before: string) =>
    before + comment.slice(before.length).replace(/[^\n]/g, " ");
  return text
    // A slash and a star inside a text, as of a media type, follow a letter or a star.
    .replace(/(^|[\s({[,;=>])\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|\s)\/\/[^\n]*/g, blank);
}
