const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'";

/**
 * The content security policy of a page (https://www.w3.org/TR/CSP3/).
 *
 * @param nonce joins script-src, whatever the page says
 * @param own a policy of the page's own: each directive that it names replaces the default one
 */
export function contentSecurityPolicy(nonce: string, own: string | null): string {
  const directives = new Map([...parse(POLICY), ...parse(own ?? "")]);
  directives.set("script-src", `${directives.get("script-src")} 'nonce-${nonce}'`);
  return Array.from(directives, ([name, value]) => `${name} ${value}`).join("; ");
}

/** 128 random bits in base64. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

function parse(policy: string): [name: string, value: string][] {
  const directives = policy.split(";").map((directive) => directive.trim()).filter(Boolean);
  return directives.map((directive) => {
    const [name = "", ...values] = directive.split(/\s+/);
    return [name.toLowerCase(), values.join(" ")];
  });
}
