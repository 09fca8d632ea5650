import { AppError } from "@/lib/errors.ts";

const SAFE = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a request by which another site's page would act with this browser's cookie. Also for the log-in
 * and sign-up forms, which have no session yet.
 * @param origin the product's own, from the configuration
 * @throws {AppError} forbidden with `cross_origin`
 */
export function requireSameOrigin(request: Request, origin: string): void {
  if (!isSameOrigin(request, origin)) throw new AppError("forbidden", { reason: "cross_origin" });
}

/** Sec-Fetch-Site (W3C Fetch Metadata) decides where the browser sends it, else Origin (RFC 6454). */
function isSameOrigin(request: Request, origin: string): boolean {
  if (SAFE.includes(request.method)) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const from = URL.parse(request.headers.get("origin") ?? "");
  if (!from) return false;
  return from.origin === origin || from.host === new URL(request.url).host;
}
