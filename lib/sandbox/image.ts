export interface ImageInfo {
  readonly type: "jpeg" | "png" | "gif" | "webp";
  readonly width: number;
  readonly height: number;
}

/** Type and size in pixels of a picture, read from its first bytes; null for anything else. */
export function imageInfo(bytes: Uint8Array<ArrayBuffer>): ImageInfo | null {
  if (bytes.length < 30) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === 0x89504e47) {
    return { type: "png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 16));
  if (head.startsWith("GIF8")) {
    return { type: "gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return webp(view, head.slice(12, 16));
  return view.getUint16(0) === 0xffd8 ? jpeg(view) : null;
}

function webp(view: DataView, chunk: string): ImageInfo {
  if (chunk === "VP8X") {
    const size = (offset: number) => 1 + view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
    return { type: "webp", width: size(24), height: size(27) };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { type: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return {
    type: "webp",
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}

/** Walks the segments to the frame header, which holds the size. */
function jpeg(view: DataView): ImageInfo | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
