import type { ByteRange } from "@/lib/media/store.ts";

const CHUNK_BYTES = 64 * 1024;

/** A part of a file, read as it is asked for. The file is opened by the first read and closed by the last. */
export function fileStream(path: string, range: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>> {
  const part = new FilePart(path, range);
  return new ReadableStream({
    async pull(controller) {
      const chunk = await part.next();
      if (chunk) controller.enqueue(chunk);
      if (part.ended) controller.close();
    },
    cancel: () => part.stop(),
  }, { highWaterMark: 0 });
}

class FilePart {
  readonly #path: string;
  readonly #start: number;
  #left: number;
  #file: Deno.FsFile | undefined;
  #busy = false;
  #stopped = false;

  constructor(path: string, range: ByteRange) {
    this.#path = path;
    this.#start = range.start;
    this.#left = range.end - range.start + 1;
  }

  get ended(): boolean {
    return this.#left <= 0;
  }

  async next(): Promise<Uint8Array<ArrayBuffer> | null> {
    this.#busy = true;
    try {
      return this.ended ? null : await this.#read();
    } catch (error) {
      this.#stopped = true;
      throw error;
    } finally {
      this.#busy = false;
      if (this.#stopped || this.ended) this.#close();
    }
  }

  /** A read under way closes the file itself when it is done. */
  stop(): void {
    this.#stopped = true;
    if (!this.#busy) this.#close();
  }

  async #read(): Promise<Uint8Array<ArrayBuffer>> {
    this.#file ??= await this.#open();
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, this.#left));
    const read = await this.#file.read(chunk);
    if (read === null) throw new Error(`The stored file ended ${this.#left} bytes early`);
    this.#left -= read;
    return chunk.subarray(0, read);
  }

  async #open(): Promise<Deno.FsFile> {
    const file = await Deno.open(this.#path);
    await file.seek(this.#start, Deno.SeekMode.Start);
    return file;
  }

  #close(): void {
    this.#file?.close();
    this.#file = undefined;
  }
}
