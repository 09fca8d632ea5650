const encoder = new TextEncoder();

/** Compares two texts without telling by its time where they differ; the lengths may be told. */
export function constantTimeEqual(a: string, b: string): boolean {
  const left = encoder.encode(a);
  const right = encoder.encode(b);
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}

/**
 * HMAC-SHA256 of raw bytes.
 * @returns 32 bytes
 */
export async function hmacSha256(
  secret: string,
  data: Uint8Array<ArrayBuffer> | string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importKey(secret);
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
}

/** True when `hex` (any case, without prefix) is the HMAC-SHA256 of `data`. */
export async function verifyHex(secret: string, data: Uint8Array<ArrayBuffer> | string, hex: string) {
  return constantTimeEqual((await hmacSha256(secret, data)).toHex(), hex.toLowerCase());
}

/** True when `base64` is the HMAC-SHA256 of `data`. */
export async function verifyBase64(secret: string, data: Uint8Array<ArrayBuffer>, base64: string) {
  return constantTimeEqual((await hmacSha256(secret, data)).toBase64(), base64);
}

const MAX_KEYS = 1_000;
const keys = new Map<string, Promise<CryptoKey>>();

/** Importing a key costs more than signing a small body, so the last thousand are kept. */
function importKey(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const oldest = keys.keys().next();
  if (keys.size >= MAX_KEYS && !oldest.done) keys.delete(oldest.value);
  // A zero-length secret is refused by Web Crypto; it can match no signature anyway.
  const raw = encoder.encode(secret || "\0");
  const key = crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  keys.set(secret, key);
  return key;
}
