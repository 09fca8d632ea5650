import type { MiddlewareHandler } from "hono";

const DAY_S = 24 * 60 * 60;

/**
 * What every answer carries unless it says otherwise. A framing policy is not here: each page has it in its
 * content security policy, and the chat may stand on other people's sites.
 */
export function safeHeaders({ origin }: { readonly origin: string }): MiddlewareHandler {
  const always: [string, string][] = [
    ["referrer-policy", "same-origin"],
    ["x-content-type-options", "nosniff"],
    ["permissions-policy", "camera=(), geolocation=(), payment=(), usb=()"],
    ["cache-control", "private, no-cache"],
  ];
  if (origin.startsWith("https:")) always.push(["strict-transport-security", `max-age=${365 * DAY_S}`]);
  return async (c, next) => {
    await next();
    const missing = always.filter(([name]) => !c.res.headers.has(name));
    try {
      for (const [name, value] of missing) c.res.headers.set(name, value);
    } catch {
      // A redirect's headers cannot be changed: Hono answers with a copy, which costs more.
      for (const [name, value] of missing) c.header(name, value);
    }
  };
}
