import { z } from "zod";
import { Meta } from "@/lib/commands/samples/expectation.ts";

/** A body that some platform posted somewhere, byte for byte. */
export interface Sample {
  /** The folder that it lies in. */
  readonly platform: string;
  /** Its number there. */
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly meta: Meta;
}

/** A folder that cannot be read as samples. */
export class FolderError extends Error {
  override readonly name = "FolderError";
}

const META = ".meta.json";

/**
 * Reads `{platform}/{number}.json` or `.body` with `{number}.meta.json` beside each; a body without one is
 * taken as JSON of which nothing is expected.
 * @throws {FolderError} with one line that names what cannot be read
 */
export async function readSamples(folder: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const platform of await namesIn(folder, "folder")) {
    for (const file of await namesIn(`${folder}/${platform}`, "file")) {
      if (!file.endsWith(META)) samples.push(await readSample(folder, platform, file));
    }
  }
  if (samples.length === 0) throw new FolderError(`Could not find any sample in ${folder}`);
  return samples;
}

async function readSample(folder: string, platform: string, file: string): Promise<Sample> {
  const name = file.replace(/\.[^.]*$/, "");
  const path = `${folder}/${platform}/${file}`;
  const meta = await readMeta(`${folder}/${platform}/${name}${META}`);
  return { platform, name, body: await Deno.readFile(path), meta };
}

async function readMeta(path: string): Promise<Meta> {
  try {
    return Meta.parse(JSON.parse(await Deno.readTextFile(path)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return Meta.parse({});
    if (error instanceof z.ZodError) {
      throw new FolderError(`Could not read ${path}: ${z.prettifyError(error)}`);
    }
    if (error instanceof SyntaxError) throw new FolderError(`Could not read ${path}: ${error.message}`);
    throw error;
  }
}

async function namesIn(folder: string, kind: "folder" | "file"): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (isDirectory === (kind === "folder") && !name.startsWith(".")) names.push(name);
    }
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new FolderError(`Could not find the folder ${folder}`);
    throw error;
  }
  return names.sort();
}
