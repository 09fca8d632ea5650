/** Types that we know, each with its usual extension first and the others that agree with it. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png", "apng"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/avif": ["avif"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/bmp": ["bmp"],
  "image/tiff": ["tiff", "tif"],
  "image/svg+xml": ["svg"],
  "video/mp4": ["mp4", "m4v"],
  "video/quicktime": ["mov", "qt"],
  "video/webm": ["webm"],
  "video/matroska": ["mkv"],
  "video/vnd.avi": ["avi"],
  "video/3gpp": ["3gp"],
  "video/ogg": ["ogv", "ogg"],
  "video/mpeg": ["mpg", "mpeg"],
  "audio/mpeg": ["mp3", "mpga"],
  "audio/mp4": ["m4a", "mp4", "m4b"],
  "audio/ogg": ["ogg", "oga", "opus", "spx"],
  "audio/webm": ["webm", "weba"],
  "audio/wav": ["wav"],
  "audio/flac": ["flac"],
  "audio/aac": ["aac"],
  "audio/amr": ["amr"],
  "audio/3gpp": ["3gp"],
  "application/pdf": ["pdf"],
  "application/rtf": ["rtf"],
  "application/msword": ["doc", "dot"],
  "application/vnd.ms-excel": ["xls", "xlt"],
  "application/vnd.ms-powerpoint": ["ppt", "pps"],
  "application/vnd.ms-outlook": ["msg"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "application/vnd.oasis.opendocument.presentation": ["odp"],
  "application/epub+zip": ["epub"],
  "application/zip": ["zip"],
  "application/vnd.rar": ["rar"],
  "application/x-7z-compressed": ["7z"],
  "application/gzip": ["gz", "tgz"],
  "application/x-tar": ["tar"],
  "application/xml": ["xml", "xsl", "xhtml"],
  "application/json": ["json"],
  "application/x-msdownload": ["exe", "dll", "scr", "com"],
  "application/octet-stream": ["bin"],
  "text/html": ["html", "htm"],
  "text/plain": ["txt", "log"],
  "text/csv": ["csv"],
  "text/markdown": ["md"],
  "text/vcard": ["vcf"],
  "text/calendar": ["ics"],
};

/** Formats that hide within a general one, so that only the name can tell them apart. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  "text/plain": ["csv", "json", "md"],
  "application/zip": ["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"],
  "application/x-cfb": ["doc", "dot", "xls", "xlt", "ppt", "pps", "msg", "docx", "xlsx", "pptx"],
};

const OWNERS: ReadonlyMap<string, string> = new Map(
  Object.entries(EXTENSIONS).reverse().flatMap(([type, list]) => list.map((extension) => [extension, type])),
);

/** The type that an extension stands for, or null for one that we do not know. Without the dot. */
export function typeByExtension(extension: string): string | null {
  return OWNERS.get(extension) ?? null;
}

/** The usual extension of a type, without the dot; null for a type that we do not know. */
export function extensionFor(contentType: string): string | null {
  return EXTENSIONS[contentType]?.[0] ?? null;
}

/** The closer type that a name gives to text and containers; the content itself always comes first. */
export function refineType(contentType: string, extension: string): string {
  const closer = WITHIN[contentType]?.includes(extension) ? typeByExtension(extension) : null;
  return closer ?? contentType;
}

/** False for `photo.jpg` that holds a PDF. An extension that we do not know goes with any general type. */
export function extensionAgrees(contentType: string, extension: string): boolean {
  if (EXTENSIONS[contentType]?.includes(extension)) return true;
  const general = ["text/plain", "application/octet-stream"].includes(contentType) || WITHIN[contentType] ||
    !EXTENSIONS[contentType];
  return Boolean(extension && general && typeByExtension(extension) === null);
}
