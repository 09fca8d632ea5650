import { MediaError } from "@/lib/media/error.ts";
import type { Answer } from "@/lib/media/pinned.ts";

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

const DECODERS: Readonly<Record<string, CompressionFormat>> = {
  "gzip": "gzip",
  "x-gzip": "gzip",
  "deflate": "deflate",
};

export interface BodyLimits {
  /** Bytes, counted after decompression. */
  readonly maxBytes: number;
  /** Called when the body has ended, failed or was cancelled. */
  done(): void;
  /** Gives a failure its kind. */
  sorted(error: unknown): MediaError;
}

/**
 * The body of an answer. It fails when it grows too large, and lets the connection go at its end.
 * @throws {MediaError} unreachable, when the body is packed in a way that was not asked for
 */
export function limitedBody(answer: Answer, limits: BodyLimits): Bytes {
  const reader = decoded(answer).getReader();
  let size = 0;
  const finish = () => {
    limits.done();
    answer.destroy();
  };
  const next = async () => {
    const { value } = await reader.read();
    size += value?.byteLength ?? 0;
    if (size > limits.maxBytes) throw tooLarge(limits.maxBytes);
    return value;
  };
  return new ReadableStream({
    async pull(controller) {
      const piece = await next().catch((error) => {
        finish();
        throw limits.sorted(error);
      });
      if (piece) return controller.enqueue(piece);
      finish();
      controller.close();
    },
    cancel: finish,
  }, { highWaterMark: 0 });
}

/** @param maxBytes the limit that was passed */
export function tooLarge(maxBytes: number): MediaError {
  return new MediaError("too_large", `Could not fetch the file: it is over ${maxBytes} bytes`);
}

function decoded(answer: Answer): Bytes {
  const raw: Bytes = ReadableStream.from(answer);
  const encoding = answer.headers["content-encoding"]?.trim().toLowerCase() || "identity";
  if (encoding === "identity") return raw;
  const decoder = DECODERS[encoding];
  if (decoder) return raw.pipeThrough(new DecompressionStream(decoder));
  throw new MediaError("unreachable", `Could not read the file: it came packed as ${encoding}`);
}
