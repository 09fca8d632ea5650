import { Hono } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

const HEADERS = {
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
};

/** The customer's phone: one page, its styles and its scripts, all from the folder `phone` beside this file. */
export function phoneRoutes(): Hono {
  const app = new Hono();
  app.get("/phone", () => serve("phone.html"));
  app.get("/phone/:file{[a-z]+\\.(?:css|js)}", (c) => serve(c.req.param("file")));
  return app;
}

async function serve(name: string): Promise<Response> {
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain";
  try {
    const text = await Deno.readTextFile(new URL(`./phone/${name}`, import.meta.url));
    return new Response(text, { headers: { ...HEADERS, "content-type": type } });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Response("Not found", { status: 404 });
    throw error;
  }
}
