import type { ChatApp } from "@/routes/chat/env.ts";
import { sha256 } from "@/lib/secrets.ts";

const SCRIPT = new URL("../../static/widget.js", import.meta.url);

/** The snippet that puts the chat on somebody's site, under an address that names the chat. */
export function widget(app: ChatApp): void {
  let script: Promise<{ text: string; etag: string }> | undefined;
  app.get("/:connection/widget.js", async (c) => {
    const { text, etag } = await (script ??= load());
    const headers = {
      etag,
      "cache-control": "public, max-age=300, stale-while-revalidate=86400",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    return c.body(text, 200, { ...headers, "content-type": "text/javascript; charset=utf-8" });
  });
}

async function load(): Promise<{ text: string; etag: string }> {
  const text = await Deno.readTextFile(SCRIPT);
  return { text, etag: `"${(await sha256(text)).slice(0, 16)}"` };
}
