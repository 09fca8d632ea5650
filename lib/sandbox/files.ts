/** A file that the sandbox keeps: sent by a customer or by the product. */
export interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes, as the platform declares it; larger than `bytes` for a file that is only pretended to be large. */
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
}

export class FileShelf {
  readonly #files = new Map<number, StoredFile>();
  #last = 0;

  /** @param base where the sandbox is reachable, without a trailing slash */
  constructor(readonly base: string) {}

  put(file: Omit<StoredFile, "id" | "size"> & { size?: number }): StoredFile {
    const stored = { ...file, id: ++this.#last, size: file.size ?? file.bytes.length };
    this.#files.set(stored.id, stored);
    return stored;
  }

  get(id: number): StoredFile | undefined {
    return this.#files.get(id);
  }

  url(file: StoredFile): string {
    return `${this.base}/sandbox/files/${file.id}/${encodeURIComponent(file.name)}`;
  }
}

/** Serves a stored file as the platforms' file servers do: as it is, and never sniffed. */
export function fileResponse(file: StoredFile): Response {
  return new Response(file.bytes, {
    headers: {
      "content-type": file.contentType,
      "content-length": String(file.bytes.length),
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=3600",
    },
  });
}
