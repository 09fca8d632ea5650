import sharp from "sharp";

type Bytes = Uint8Array<ArrayBuffer>;
const encoder = new TextEncoder();

/** A picture with a red left half and a blue right half. */
export async function picture(
  format: "jpeg" | "png" | "gif" | "webp" | "avif",
  { width = 900, height = 600, orientation = 1 } = {},
): Promise<Bytes> {
  const half = { width: Math.floor(width / 2), height, channels: 3, background: "red" } as const;
  const red = await sharp({ create: half }).png().toBuffer();
  const whole = sharp({ create: { width, height, channels: 3, background: "blue" } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withMetadata({ orientation });
  return new Uint8Array(await whole.toFormat(format).toBuffer());
}

/** A GIF of two frames: all green, then all black. */
export async function animation(): Promise<Bytes> {
  const frame = (
    background: string,
  ) => ({ create: { width: 60, height: 40, channels: 3, background } } as const);
  const frames = [await sharp(frame("lime")).png().toBuffer(), await sharp(frame("black")).png().toBuffer()];
  return new Uint8Array(await sharp(frames, { join: { animated: true } }).gif({ loop: 0 }).toBuffer());
}

/** The first bytes of an ISO base media file (MP4, MOV, M4A, HEIC …) with this brand. */
export function isoMedia(brand: string): Bytes {
  return bytes([0, 0, 0, 24], "ftyp", brand.padEnd(4), [0, 0, 2, 0], brand.padEnd(4), "isom");
}

/** An Ogg page that starts a stream of this codec. */
export function ogg(codec: "OpusHead" | "\x01vorbis" | "\x80theora"): Bytes {
  return bytes("OggS", new Array(24).fill(0), codec, new Array(40).fill(0));
}

/** A ZIP file with these entries, not compressed. */
export function zip(entries: Readonly<Record<string, string>>): Bytes {
  const parts = Object.entries(entries).map(([name, text]) => {
    const header = new DataView(new ArrayBuffer(30));
    header.setUint32(0, 0x04034b50, true);
    header.setUint16(4, 20, true);
    header.setUint32(18, text.length, true);
    header.setUint32(22, text.length, true);
    header.setUint16(26, name.length, true);
    return bytes([...new Uint8Array(header.buffer)], name, text);
  });
  return bytes(...parts.map((part) => [...part]));
}

/** Bytes of ASCII text and numbers, one after another. */
export function bytes(...parts: (string | number[])[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => typeof part === "string" ? [...latin(part)] : part));
}

/** UTF-8. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

function latin(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
