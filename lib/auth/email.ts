const MOST = 254;
const LOCAL = /^[^\s\p{C}@"(),:;<>[\\\]]{1,64}$/u;
const DOMAIN = /^[\p{L}\p{N}\p{M}.-]{1,253}$/u;
const ASCII_DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The one spelling of an e-mail address: no space around it, lower case, the domain in ASCII (RFC 5891),
 * so that `USER@Пример.рф` and `user@xn--e1afmkfd.xn--p1ai` are the same person.
 * @returns null for what cannot be an address
 */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.slice(0, 1_000).trim().normalize("NFC");
  const at = trimmed.lastIndexOf("@");
  const local = trimmed.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = asciiDomain(trimmed.slice(at + 1));
  if (!LOCAL.test(local) || domain === null) return null;
  const email = `${local}@${domain}`;
  return email.length <= MOST ? email : null;
}

function asciiDomain(domain: string): string | null {
  if (!DOMAIN.test(domain)) return null;
  const url = URL.parse(`http://${domain}`);
  return url && ASCII_DOMAIN.test(url.hostname) ? url.hostname : null;
}
