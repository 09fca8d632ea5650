import { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import { positive } from "@/lib/channels/vk/ids.ts";

/** A picture that can be fetched; sizes in pixels. */
export interface Picture {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
}

/** The largest of a picture's sizes, or undefined when none can be fetched. */
export function largest(sizes: readonly Peek[]): Picture | undefined {
  return sizes.map(read).filter((size) => size !== undefined).reduce(
    (best: Picture | undefined, size) => best && area(best) >= area(size) ? best : size,
    undefined,
  );
}

/** The largest picture of a VK photo object. */
export function photoPicture(photo: Peek): Picture | undefined {
  return largest([photo.get("orig_photo"), ...photo.get("sizes").list, ...olderSizes(photo)]);
}

/** Before version 5.77 each size was a member of its own: `photo_604` and the like. */
function olderSizes(photo: Peek): Peek[] {
  return photo.keys.flatMap((key) => {
    const [, side] = /^photo_(\d{2,4})$/.exec(key) ?? [];
    return side ? [new Peek({ url: photo.get(key).value, width: side, height: side })] : [];
  });
}

function read(size: Peek): Picture | undefined {
  const url = httpUrl(size.get("url")) ?? httpUrl(size.get("src"));
  return url ? { url, width: positive(size.get("width")), height: positive(size.get("height")) } : undefined;
}

function area(picture: Picture): number {
  return (picture.width ?? 0) * (picture.height ?? 0);
}
