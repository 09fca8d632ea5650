import { parse, serialize } from "hono/utils/cookie";

/** Browsers keep a cookie for 400 days at most (RFC 6265bis); when a session ends, the server decides. */
const MAX_AGE_S = 400 * 24 * 60 * 60;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * A Set-Cookie value that carries the session's token. Over https its name begins with `__Host-`, so that
 * no neighbouring domain can plant one.
 * @param origin the product's own, from the configuration
 */
export function sessionCookie(origin: string, token: string): string {
  return serialize(cookieName(origin), token, { ...attributes(origin), maxAge: MAX_AGE_S });
}

/** A Set-Cookie value that takes the session's token away from the browser. */
export function endedCookie(origin: string): string {
  return serialize(cookieName(origin), "", { ...attributes(origin), maxAge: 0 });
}

/** @returns null when there is none, or one that we cannot have made */
export function tokenFromCookie(request: Request, origin: string): string | null {
  const name = cookieName(origin);
  const token = parse(request.headers.get("cookie") ?? "", name)[name];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

function cookieName(origin: string): string {
  return isHttps(origin) ? "__Host-otklik" : "otklik";
}

function attributes(origin: string) {
  return { path: "/", httpOnly: true, secure: isHttps(origin), sameSite: "Lax" } as const;
}

function isHttps(origin: string): boolean {
  return origin.startsWith("https:");
}
