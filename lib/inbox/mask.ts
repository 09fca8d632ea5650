const HIDDEN = "•••";
/** Names of members that let somebody in: `secret`, `access_token`, `apiKey`. */
const TELLING = /(^|_)(secret|token|password|passwd|authorization|credentials?|signature|sig|key)$/;
/** Viber's number of a message, which opens nothing. */
const HARMLESS: ReadonlySet<string> = new Set(["message_token"]);
const IN_ADDRESS = /([?&;](?:[\w-]*_)?(?:secret|token|password|signature|sig|key|auth)=)[^&#\s"']+/gi;
/** A shorter secret would be found in words that hold none. */
const SHORTEST = 6;

/**
 * What may be shown of a text from outside: the given secrets and whatever stands in an address as one are
 * left out.
 */
export function maskText(text: string, secrets: readonly string[]): string {
  const bare = secrets.filter((secret) => secret.length >= SHORTEST)
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return bare.replaceAll(IN_ADDRESS, `$1${HIDDEN}`);
}

/** A copy of parsed JSON without the secrets, also those that only their names give away. */
export function maskJson(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((one) => maskJson(one, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      maskText(name, secrets),
      isTelling(name) && isSingle(one) ? HIDDEN : maskJson(one, secrets),
    ]),
  );
}

function isTelling(name: string): boolean {
  const plain = name.replaceAll(/([a-z])([A-Z])/g, "$1_$2").replaceAll("-", "_").toLowerCase();
  return TELLING.test(plain) && !HARMLESS.has(plain);
}

function isSingle(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
