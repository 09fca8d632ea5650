import type { AskInit, TestServer } from "../../server.ts";

/** A page as a person and a program see it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Its words alone, without markup, scripts and hidden parts of the head. */
  readonly text: string;
}

/** Asks for a page, or posts a form to it. */
export async function see(server: TestServer, path: string, init?: AskInit): Promise<Seen> {
  const response = await server.ask(path, init);
  const html = await response.text();
  return { status: response.status, headers: response.headers, html, text: words(html) };
}

/** Where a post led: the path with its query; fails when it led nowhere. */
export async function led(server: TestServer, path: string, init?: AskInit): Promise<string> {
  const { status, headers, text } = await see(server, path, init);
  const location = headers.get("location");
  if (status !== 303 || !location) {
    throw new Error(`${path} answered ${status} instead of leading on: ${text}`);
  }
  return location;
}

/** The value of an input or the text of a textarea, by its id. */
export function valueOf(html: string, id: string): string | undefined {
  const field = new RegExp(`<(input|textarea)[^>]*\\bid="${id}"[^>]*>([^<]*)`).exec(html);
  if (!field) return undefined;
  // Without a value an attribute is empty (HTML, 13.1.2.3)
  const given = /\bvalue(?:="([^"]*)")?(?=[\s>/])/.exec(field[0]);
  const value = field[1] === "input" ? given && (given[1] ?? "") : field[2];
  return typeof value === "string" ? decode(value) : undefined;
}

/** The value of the session cookie that an answer sets, as a Cookie header. */
export function cookieOf(headers: Headers): string | undefined {
  return headers.getSetCookie().map((one) => one.split(";")[0] ?? "").find((one) =>
    one.startsWith("otklik=")
  );
}

function words(html: string): string {
  const body = html.slice(Math.max(0, html.indexOf("<body")));
  const bare = body.replace(/<(script|style|template)\b.*?<\/\1>/gs, " ").replace(/<[^>]+>/g, " ");
  return decode(bare).replace(/\s+/g, " ");
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
