import { createHash } from "node:crypto";
import { MediaError } from "@/lib/media/error.ts";
import type { Content, StoredBlob } from "@/lib/media/store.ts";
import { contentTypeOf, HEAD_BYTES } from "@/lib/media/typing.ts";

/**
 * Reads content once: hands every piece on, and names what went by.
 * @throws {MediaError} too_large, as soon as more than `maxBytes` have come
 */
export async function takeIn(
  content: Content,
  maxBytes: number,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<StoredBlob> {
  const hash = createHash("sha256");
  const head = new Head();
  let size = 0;
  for await (const piece of pieces(content)) {
    size += piece.byteLength;
    if (size > maxBytes) throw new MediaError("too_large", `The file is over ${maxBytes} bytes`);
    hash.update(piece);
    head.add(piece);
    await write(piece);
  }
  return { hash: hash.digest("hex"), size, contentType: await contentTypeOf(head.bytes()) };
}

function pieces(content: Content): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return content instanceof Uint8Array ? [content] : content;
}

/** The first bytes, which tell the type. */
class Head {
  readonly #buffer = new Uint8Array(HEAD_BYTES);
  #length = 0;

  add(piece: Uint8Array): void {
    const part = piece.subarray(0, HEAD_BYTES - this.#length);
    this.#buffer.set(part, this.#length);
    this.#length += part.byteLength;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }
}
