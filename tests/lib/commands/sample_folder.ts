import { readSamples } from "@/lib/commands/samples/folder.ts";
import { inProduct } from "@/lib/commands/samples/product.ts";
import { type Trial, tryOut } from "@/lib/commands/samples/run.ts";

/** One sample: what is posted, and what is expected of it. */
export interface Given {
  /** JSON unless it is a text already. */
  readonly body: unknown;
  readonly meta?: Record<string, unknown> | string;
  /** Of the body's file; .json when absent. */
  readonly extension?: string;
}

/** An event that a reading expects. */
export function expecting(...events: readonly Record<string, unknown>[]): Record<string, unknown> {
  return { content_type: "application/json", headers: {}, secret: null, expect: { ...events[0], events } };
}

/** Lays samples out in a temporary folder: `{"telegram/001": …}`. */
export async function withFolder<T>(
  samples: Readonly<Record<string, Given>>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir({ prefix: "otklik-bodies-" });
  try {
    for (const [name, given] of Object.entries(samples)) await write(`${folder}/${name}`, given);
    return await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Posts samples to a product of their own, in the order of their names. */
export function trialsOf(samples: Readonly<Record<string, Given>>): Promise<Trial[]> {
  return withFolder(samples, async (folder) => {
    const read = await readSamples(folder);
    return await inProduct(async (product) => {
      const done: Trial[] = [];
      for (const sample of read) done.push(await tryOut(product, sample));
      return done;
    });
  });
}

async function write(path: string, { body, meta, extension = "json" }: Given): Promise<void> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(`${path}.${extension}`, typeof body === "string" ? body : JSON.stringify(body));
  if (meta === undefined) return;
  await Deno.writeTextFile(`${path}.meta.json`, typeof meta === "string" ? meta : JSON.stringify(meta));
}
