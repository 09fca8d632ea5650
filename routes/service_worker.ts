import { Hono } from "hono";
import { sha256 } from "@/lib/secrets.ts";
import { offlinePage } from "@/routes/offline.tsx";

const FILE = new URL("../static/sw.js", import.meta.url);
/** A worker's own policy is the one of its script (CSP3, 4.2.1): it shows icons and asks the API, no more. */
const HEADERS = {
  "content-type": "text/javascript; charset=utf-8",
  "content-security-policy": "default-src 'none'; connect-src 'self'; img-src 'self'",
  "service-worker-allowed": "/",
  "cache-control": "no-cache",
};

/**
 * The service worker, which has the whole product as its scope, and the page that it keeps for when the network is
 * away; to be mounted at the root.
 */
export async function createServiceWorker(): Promise<Hono> {
  const { html, policy } = await offlinePage();
  // Browsers take a worker in anew when its text has changed, and with it the page.
  const script = (await Deno.readTextFile(FILE)).replace("VERSION", (await sha256(html)).slice(0, 12));
  return new Hono()
    .get("/sw.js", (c) => c.body(script, 200, HEADERS))
    .get("/offline", (c) => c.html(html, 200, { "content-security-policy": policy }));
}
