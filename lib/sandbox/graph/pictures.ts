import { prepare } from "@/lib/sandbox/attachments.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { cdnUrl } from "@/lib/sandbox/graph/cdn.ts";
import type { GraphWorld } from "@/lib/sandbox/graph/world.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

const shelved = new WeakMap<GraphWorld, Map<SampleName, Promise<StoredFile>>>();

/** A fresh, expiring address of a sample picture, which is shelved once. */
export async function pictureUrl(world: GraphWorld, name: SampleName): Promise<string> {
  const pictures = shelved.get(world) ?? new Map<SampleName, Promise<StoredFile>>();
  shelved.set(world, pictures);
  const file = pictures.get(name) ?? shelve(world, name);
  pictures.set(name, file);
  return cdnUrl(world, await file);
}

async function shelve({ core }: GraphWorld, name: SampleName): Promise<StoredFile> {
  const media = await prepare(core.files, name);
  if (!("file" in media)) throw new RangeError(`Could not show ${name}: it is no picture`);
  return media.file;
}
