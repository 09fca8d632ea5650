import { parse, serialize } from "hono/utils/cookie";
import { TOKEN_MS } from "@/lib/chat/token.ts";

/**
 * A Set-Cookie value with the visitor's token, for browsers that run no scripts. Over https its name begins
 * with `__Host-`, so that no neighbouring domain can plant one; a page framed by another site never gets it.
 * @param origin the product's own, from the configuration
 */
export function visitorCookie(origin: string, connectionId: string, token: string): string {
  return serialize(cookieName(origin, connectionId), token, {
    path: "/",
    httpOnly: true,
    secure: origin.startsWith("https:"),
    sameSite: "Lax",
    maxAge: TOKEN_MS / 1000,
  });
}

/** The token in a request's cookies; null when there is none for this connection. */
export function tokenFromCookie(request: Request, origin: string, connectionId: string): string | null {
  const name = cookieName(origin, connectionId);
  return parse(request.headers.get("cookie") ?? "", name)[name] ?? null;
}

function cookieName(origin: string, connectionId: string): string {
  return `${origin.startsWith("https:") ? "__Host-" : ""}otklik-chat-${connectionId}`;
}
