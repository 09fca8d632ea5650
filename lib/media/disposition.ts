const INLINE = [
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/avif",
  "video/mp4",
  "video/webm",
  "video/ogg",
  "audio/mpeg",
  "audio/mp4",
  "audio/ogg",
  "audio/webm",
  "audio/wav",
];
const SHUT = "sandbox; default-src 'none'";
/** A browser's own player asks for the file once more, as a page of our origin; still no script may run. */
const PLAYER = "sandbox allow-same-origin; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'";
const TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/;
/** What a browser or a plugin could run, by any of its names. */
const ACTIVE = /html|xml|svg|script|shockwave|java/;

/**
 * The headers to serve a file with: only what cannot run opens in the browser, all else is saved.
 * @param name what the file is saved as, in any letters (RFC 6266, RFC 8187)
 */
export function servedAs(contentType: string, name: string): Record<string, string> {
  const inline = INLINE.includes(contentType);
  const plays = inline && !contentType.startsWith("image/");
  const harmless = TYPE.test(contentType) && !ACTIVE.test(contentType);
  return {
    "content-type": harmless ? contentType : "application/octet-stream",
    "content-disposition": `${inline ? "inline" : "attachment"}; ${fileName(name)}`,
    "content-security-policy": plays ? PLAYER : SHUT,
  };
}

function fileName(name: string): string {
  const whole = name.toWellFormed();
  const plain = whole.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, percent);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
