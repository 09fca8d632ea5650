/** What a sample is sent as when nothing else is said. */
export type MediaKind =
  | "photo"
  | "video"
  | "video_note"
  | "animation"
  | "voice"
  | "audio"
  | "document"
  | "sticker"
  | "location"
  | "contact";

interface SampleInfo {
  readonly kind: MediaKind;
  readonly file: string;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
}

const photo = (name: string): SampleInfo => ({
  kind: "photo",
  file: `${name}.jpg`,
  contentType: "image/jpeg",
  width: 720,
  height: 540,
});

const avatar = (number: number): SampleInfo => ({
  kind: "photo",
  file: `avatar${number}.jpg`,
  contentType: "image/jpeg",
  width: 200,
  height: 200,
});

/** Small files drawn and spoken for the sandbox. */
export const SAMPLES = {
  mug: photo("mug"),
  cracked: photo("cracked"),
  vase: photo("vase"),
  bowls: photo("bowls"),
  plates: photo("plates"),
  parcel: photo("parcel"),
  glazes: photo("glazes"),
  receipt: photo("receipt"),
  coffee: photo("coffee"),
  bike: photo("bike"),
  sketch: { kind: "document", file: "sketch.png", contentType: "image/png", width: 120, height: 90 },
  price: { kind: "document", file: "price.pdf", contentType: "application/pdf" },
  voice: { kind: "voice", file: "voice-ru.ogg", contentType: "audio/ogg", duration: 9 },
  voiceEn: { kind: "voice", file: "voice-en.ogg", contentType: "audio/ogg", duration: 9 },
  audio: { kind: "audio", file: "audio.mp3", contentType: "audio/mpeg", duration: 2 },
  video: {
    kind: "video",
    file: "video.mp4",
    contentType: "video/mp4",
    width: 480,
    height: 360,
    duration: 3,
  },
  videoNote: {
    kind: "video_note",
    file: "video-note.mp4",
    contentType: "video/mp4",
    width: 240,
    height: 240,
    duration: 3,
  },
  sticker: { kind: "sticker", file: "sticker.webp", contentType: "image/webp", width: 512, height: 512 },
  avatar1: avatar(1),
  avatar2: avatar(2),
  avatar3: avatar(3),
  avatar4: avatar(4),
  avatar5: avatar(5),
  avatar6: avatar(6),
  avatar7: avatar(7),
  avatar8: avatar(8),
} as const satisfies Record<string, SampleInfo>;

export type SampleName = keyof typeof SAMPLES;

export function isSampleName(name: string): name is SampleName {
  return Object.hasOwn(SAMPLES, name);
}

export interface Sample extends Omit<SampleInfo, "file"> {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const read = new Map<SampleName, Promise<Uint8Array<ArrayBuffer>>>();

/** A sample with its bytes, read once from the folder beside this file. */
export async function sample(name: SampleName): Promise<Sample> {
  const info: SampleInfo = SAMPLES[name];
  const bytes = read.get(name) ?? Deno.readFile(new URL(`./media/${info.file}`, import.meta.url));
  read.set(name, bytes);
  const { file, ...rest } = info;
  return { ...rest, name: file, bytes: await bytes };
}
