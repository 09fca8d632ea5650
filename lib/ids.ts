const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
let last = 0n;

/**
 * A new id of 26 characters that sorts by the time of its making (48 bits of ms, 80 of chance), so that
 * indexes grow at their end. Ids made by one process never run backwards.
 */
export function newId(now: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const fresh = (BigInt(now) << 80n) | BigInt(`0x${random.toHex()}`);
  last = fresh > last ? fresh : last + 1n;
  return encode(last);
}

function encode(value: bigint): string {
  let text = "";
  for (let rest = value, i = 0; i < 26; i++, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

/**
 * An unguessable text of `A-Za-z0-9_-`.
 * @param bytes of chance; 24 make 32 characters
 */
export function newToken(bytes = 24): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toBase64({ alphabet: "base64url", omitPadding: true });
}
