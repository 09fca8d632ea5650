import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";

/**
 * Fetches what an address names, as a platform's own servers do, and keeps it.
 * @returns null when the address does not answer with a file
 */
export async function fetchFile(core: Core, url: string, name = nameIn(url)): Promise<StoredFile | null> {
  const response = await core.fetch(url, { signal: core.work.signal }).catch(() => null);
  if (!response) return null;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok || bytes.length === 0) return null;
  const { width, height } = imageInfo(bytes) ?? {};
  const contentType = response.headers.get("content-type")?.split(";", 1)[0] ?? "application/octet-stream";
  return core.files.put({ name, contentType, bytes, width, height });
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split("/").at(-1) || "file");
}
