import { getMimeType } from "hono/utils/mime";
import type { FreshConfig } from "../config.ts";
import { BUILD_URL, type Manifest } from "../build/manifest.ts";

/** As the build names its files, by their content; nothing else of its folder is anybody's business. */
const BUILT = /^[\w.-]+-[A-Z0-9]{8}\.\w+$/;

const FOREVER = { "cache-control": "public, max-age=31536000, immutable" };
const ASK_AGAIN = { "cache-control": "public, max-age=0, must-revalidate" };

/**
 * Answers a file of the build or of the static folder, `null` for another address. With its content hash
 * in the address a file may be kept for a year; without it, it is asked for again each time (RFC 9111). Files of
 * an earlier build are there for the pages that came with it: they may still ask for a part that comes later.
 */
export async function serveStatic(
  req: Request,
  config: FreshConfig,
  manifest: Manifest,
): Promise<Response | null> {
  const { pathname, search } = new URL(req.url);
  const built = pathname.startsWith(BUILD_URL) && pathname.slice(BUILD_URL.length);
  if (built) {
    return BUILT.test(built) ? await answer(`${config.root}/${config.build}/${built}`, FOREVER) : null;
  }

  const [path, hash] = manifest.assets[pathname]?.split("?v=") ?? [];
  if (!path || !hash) return null;
  const etag = `"${hash}"`;
  const headers = search === `?v=${hash}` ? FOREVER : { ...ASK_AGAIN, etag };
  if (req.headers.get("if-none-match")?.includes(etag)) return new Response(null, { status: 304, headers });
  return await answer(`${config.root}/${config.static}${decodeURI(path)}`, headers);
}

async function answer(file: string, headers: Record<string, string>): Promise<Response | null> {
  const type = getMimeType(file) ?? "application/octet-stream";
  const safe = { "content-type": type, "x-content-type-options": "nosniff", ...headers };
  try {
    return new Response(await Deno.readFile(file), { headers: safe });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
