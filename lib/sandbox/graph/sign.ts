import { createHmac } from "node:crypto";

/** Beside everything beyond ASCII: https://developers.facebook.com/docs/messenger-platform/webhooks */
const ESCAPED: Readonly<Record<string, string>> = {
  "/": "\\/",
  "<": "\\u003C",
  "%": "\\u0025",
  "@": "\\u0040",
};

/** JSON as Meta writes and signs it: beyond ASCII everything is `\uXXXX`, with small hex digits. */
export function metaJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[/<%@]|[^\0-\x7f]/g,
    (letter) => ESCAPED[letter] ?? escape(letter),
  );
}

function escape(letter: string): string {
  return Array.from({ length: letter.length }, (_, index) => {
    return `\\u${letter.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** The headers that prove a webhook: HMAC over exactly the bytes of the body, SHA-256 and the older SHA-1. */
export function signatures(secret: string, body: string): Record<string, string> {
  return {
    "x-hub-signature": `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`,
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
}

/** What appsecret_proof must be for a token (https://developers.facebook.com/docs/graph-api/securing-requests). */
export function proofOf(secret: string, token: string): string {
  return createHmac("sha256", secret).update(token).digest("hex");
}
