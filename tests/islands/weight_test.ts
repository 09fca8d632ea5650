import assert from "node:assert/strict";
import { basename, relative } from "node:path";
import { buildClient } from "@/lib/fresh/build/build.ts";
import { freshConfig } from "@/fresh.config.ts";

/** Bytes after gzip that the inbox may cost a phone before it is alive. */
const MOST = 45 * 1024;

Deno.test("the inbox page ships at most 45 KB of JavaScript", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const build = relative(freshConfig.root, folder);
    const { client, islands } = await buildClient({ ...freshConfig, build }, false);
    const chunks = [client, islands.Inbox, islands.Bell, islands.Palette, islands.TimeZone].filter((chunk) =>
      chunk !== undefined
    );
    const files = new Set(
      chunks.flatMap(({ url, preload }) => [url, ...preload]).map((url) => basename(url)),
    );
    const weights = await Promise.all([...files].map((file) => gzipped(`${folder}/${file}`)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    assert.ok(total > 10_000 && total <= MOST, `${total} bytes in ${files.size} files`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function gzipped(path: string): Promise<number> {
  const file = await Deno.open(path);
  const squeezed = new Response(file.readable.pipeThrough(new CompressionStream("gzip")));
  return (await squeezed.arrayBuffer()).byteLength;
}
