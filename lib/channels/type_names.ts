const NAMES: Readonly<Record<string, string>> = {
  "image/jpeg": "JPG",
  "audio/mpeg": "MP3",
  "audio/mp4": "M4A",
  "audio/vnd.wave": "WAV",
  "audio/wave": "WAV",
  "video/quicktime": "MOV",
  "video/vnd.avi": "AVI",
  "video/x-msvideo": "AVI",
  "video/matroska": "MKV",
  "video/x-matroska": "MKV",
  "video/3gpp": "3GP",
};

/** MIME types as people write them, each once: "JPG, PNG". */
export function typeNames(types: readonly string[]): string {
  const names = types.map((type) =>
    NAMES[type] ?? (type.split("/")[1] ?? type).replace(/^x-|^\./, "").toUpperCase()
  );
  return [...new Set(names)].join(", ");
}
