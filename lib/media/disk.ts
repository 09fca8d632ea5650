import { newId } from "@/lib/ids.ts";
import { diskFault } from "@/lib/media/disk_fault.ts";
import { fileStream } from "@/lib/media/file_stream.ts";
import { takeIn } from "@/lib/media/intake.ts";
import type {
  ByteRange,
  Content,
  MediaStore,
  PutOptions,
  StoredBlob,
  StoredFile,
} from "@/lib/media/store.ts";

const INCOMING = ".incoming";
/** Longer than any upload or download may take: what is older was left by a crash. */
const STALE_MS = 24 * 3_600_000;
const WORKSPACE = /^[0-9A-Za-z_-]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Media under one folder: {root}/{workspace}/{first two digits of the hash}/{hash}. */
export class DiskStore implements MediaStore {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** Makes the folder when it is absent, and clears what a crash left half written. */
  static async open(root: string): Promise<DiskStore> {
    await Deno.mkdir(`${root}/${INCOMING}`, { recursive: true });
    await clearStale(`${root}/${INCOMING}`);
    return new DiskStore(root);
  }

  async put(workspaceId: string, content: Content, options: PutOptions): Promise<StoredBlob> {
    const workspace = this.#workspace(workspaceId);
    const incoming = `${this.#root}/${INCOMING}/${newId()}`;
    try {
      const blob = await write(incoming, content, options.maxBytes);
      options.inspect?.(blob.contentType);
      await this.#keep(incoming, workspace, blob);
      return blob;
    } catch (error) {
      throw diskFault(error);
    } finally {
      await removeIfThere(incoming);
    }
  }

  async open(workspaceId: string, hash: string): Promise<StoredFile | null> {
    const path = this.#path(workspaceId, hash);
    const size = path === null ? null : await sizeOf(path);
    if (path === null || size === null) return null;
    return { size, stream: (range?: ByteRange) => fileStream(path, range ?? { start: 0, end: size - 1 }) };
  }

  async bytes(workspaceId: string, hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const path = this.#path(workspaceId, hash);
    return path === null ? null : await absentAsNull(Deno.readFile(path));
  }

  async #keep(incoming: string, workspace: string, blob: StoredBlob): Promise<void> {
    const folder = `${workspace}/${blob.hash.slice(0, 2)}`;
    const path = `${folder}/${blob.hash}`;
    if (await sizeOf(path) !== blob.size) {
      await Deno.mkdir(folder, { recursive: true });
      await Deno.rename(incoming, path);
    }
    for (const changed of [folder, workspace, this.#root]) await syncFolder(changed);
  }

  #path(workspaceId: string, hash: string): string | null {
    return HASH.test(hash) ? `${this.#workspace(workspaceId)}/${hash.slice(0, 2)}/${hash}` : null;
  }

  #workspace(id: string): string {
    if (!WORKSPACE.test(id)) throw new TypeError("Could not find the media folder: not a workspace id");
    return `${this.#root}/${id}`;
  }
}

async function write(path: string, content: Content, maxBytes: number): Promise<StoredBlob> {
  using file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  const blob = await takeIn(content, maxBytes, async (piece) => {
    for (let at = 0; at < piece.byteLength;) at += await file.write(piece.subarray(at));
  });
  await file.sync();
  return blob;
}

/** Without this a power cut may forget the new name although the content is on the disk. */
async function syncFolder(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path);
  await folder.sync();
}

async function clearStale(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    const info = await absentAsNull(Deno.stat(`${folder}/${name}`));
    if (info?.mtime && info.mtime.getTime() < Date.now() - STALE_MS) await removeIfThere(`${folder}/${name}`);
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return (await absentAsNull(Deno.stat(path)))?.size ?? null;
}

async function removeIfThere(path: string): Promise<void> {
  await absentAsNull(Deno.remove(path));
}

async function absentAsNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
