import type { ChannelNet } from "@/lib/channels/channel.ts";

/** One call as the server saw it. */
export interface Seen {
  /** `POST /2/tweets` */
  readonly line: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  /** JSON as it is; a form as an object, its files as `name: content`; anything else as text. */
  readonly body: unknown;
}

type Answer = unknown | ((call: Seen) => unknown);

/**
 * A platform's API on a local port, for one test. An answer is sent as JSON, a `Response` as it is; a call
 * that is not listed meets a 404.
 * @param prefix the path of the API's base
 */
export class LocalApi implements AsyncDisposable {
  readonly calls: Seen[] = [];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(readonly answers: Readonly<Record<string, Answer>>, readonly prefix = "") {
    this.#server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (req) => this.#answer(req));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  get net(): ChannelNet {
    return { base: this.origin + this.prefix, fetch };
  }

  /** The calls of one line. */
  of(line: string): Seen[] {
    return this.calls.filter((call) => call.line === line);
  }

  /** The only call of a line. */
  single(line: string): Seen {
    const [first, second] = this.of(line);
    if (!first || second) throw new Error(`Expected one call of ${line}, got ${this.lines.join(", ")}`);
    return first;
  }

  get lines(): string[] {
    return this.calls.map((call) => call.line);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #answer(req: Request): Promise<Response> {
    const url = new URL(req.url);
    const path = url.pathname.startsWith(this.prefix) ? url.pathname.slice(this.prefix.length) : url.pathname;
    const line = `${req.method} ${path}`;
    const query = Object.fromEntries(url.searchParams);
    const call: Seen = { line, query, headers: req.headers, body: await bodyOf(req) };
    this.calls.push(call);
    if (!Object.hasOwn(this.answers, line)) return new Response("Not here", { status: 404 });
    const answer = this.answers[line];
    const body = typeof answer === "function" ? await answer(call) : answer;
    return body instanceof Response ? body.clone() : Response.json(body);
  }
}

async function bodyOf(req: Request): Promise<unknown> {
  const type = req.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return await req.json();
  if (!type.includes("form")) return await req.text();
  const fields = [...await req.formData()].map(async ([name, value]) =>
    [name, typeof value === "string" ? value : `${value.name}: ${await value.text()}`] as const
  );
  return Object.fromEntries(await Promise.all(fields));
}
