import assert from "node:assert/strict";
import { basename, relative } from "node:path";
import { freshConfig } from "@/fresh.config.ts";
import { buildClient } from "@/lib/fresh/build/build.ts";

/** Bytes after gzip that the chat may cost somebody's customer. */
const MOST = 30_000;

Deno.test("the chat's page ships at most 30 KB of JavaScript", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const build = relative(freshConfig.root, folder);
    const { client, islands } = await buildClient({ ...freshConfig, build }, false);
    const chunks = [client, islands.Chat].filter((chunk) => chunk !== undefined);
    const files = new Set(
      chunks.flatMap(({ url, preload }) => [url, ...preload]).map((url) => basename(url)),
    );
    let total = 0;
    for (const file of files) total += await packed(`${folder}/${file}`);
    assert.ok(total > 5_000 && total <= MOST, `${total} bytes in ${files.size} files`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function packed(path: string): Promise<number> {
  const { readable } = await Deno.open(path);
  return (await new Response(readable.pipeThrough(new CompressionStream("gzip"))).bytes()).length;
}
