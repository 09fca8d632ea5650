/** Letters, digits, - and _, as Meta's ids of messages are made. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true }).slice(0, length);
}

/** Digits, the first of them not 0. */
export function randomDigits(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte, index) => index === 0 ? 1 + byte % 9 : byte % 10).join("");
}
