import { prepare } from "@/lib/sandbox/attachments.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import { vkFileUrl } from "@/lib/sandbox/vk/media.ts";
import type { VkWorld } from "@/lib/sandbox/vk/state.ts";

const shelved = new WeakMap<VkWorld, Map<SampleName, Promise<StoredFile>>>();

/** Address of a sample picture; each is shelved once. */
export async function pictureUrl(world: VkWorld, name: SampleName): Promise<string> {
  const pictures = shelved.get(world) ?? new Map<SampleName, Promise<StoredFile>>();
  shelved.set(world, pictures);
  const file = pictures.get(name) ?? shelve(world, name);
  pictures.set(name, file);
  return vkFileUrl(world, await file);
}

async function shelve(world: VkWorld, name: SampleName): Promise<StoredFile> {
  const media = await prepare(world.core.files, name);
  if (!("file" in media)) throw new RangeError(`Could not show ${name}: it is no picture`);
  return media.file;
}
