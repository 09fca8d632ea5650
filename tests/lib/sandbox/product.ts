import type { RetryPlan } from "@/lib/sandbox/outbox.ts";
import { type ServedSandbox, serveSandbox } from "@/tests/served_sandbox.ts";

export interface Hook {
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers: Headers;
  readonly raw: string;
  readonly body: Json;
}

/** Parsed JSON that a test looks into by path: `at("result.photo.0.file_id")`. */
export class Json {
  constructor(readonly value: unknown) {}

  at(path: string): unknown {
    return path.split(".").reduce((here: unknown, key) => {
      return typeof here === "object" && here !== null ? Reflect.get(here, key) : undefined;
    }, this.value);
  }

  text(path: string): string {
    return String(this.at(path));
  }

  in(path: string): Json {
    return new Json(this.at(path));
  }

  list(path: string): Json[] {
    const value = this.at(path);
    return Array.isArray(value) ? value.map((item) => new Json(item)) : [];
  }
}

/** A real server in the product's place: it records what is posted and answers as the test says. */
export interface Product {
  readonly url: string;
  readonly hooks: Hook[];
  /** Answers the next requests; when it is empty, `usually`. */
  readonly answers: (() => Response | Promise<Response>)[];
  usually: (hook: Hook) => Response;
}

export interface Stage {
  readonly product: Product;
  readonly served: ServedSandbox;
  readonly url: string;
  readonly sandbox: ServedSandbox["sandbox"];
}

const FAST: RetryPlan = { attempts: 3, firstMs: 5, timeoutMs: 2_000 };

/** Runs a test with a listening sandbox and a listening product, and takes both down. */
export async function onStage(
  test: (stage: Stage) => Promise<void>,
  options: { retry?: Partial<RetryPlan>; now?: () => number } = {},
): Promise<void> {
  const hooks: Hook[] = [];
  const answers: Product["answers"] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const raw = await request.text();
    const { pathname: path, searchParams: query } = new URL(request.url);
    const body = new Json(raw === "" ? undefined : JSON.parse(raw));
    const hook: Hook = { path, query, headers: request.headers, raw, body };
    hooks.push(hook);
    const answer = answers.shift();
    return answer ? await answer() : product.usually(hook);
  });
  const product: Product = {
    url: `http://127.0.0.1:${server.addr.port}`,
    hooks,
    answers,
    usually: () => new Response("ok"),
  };
  const served = serveSandbox({ retry: { ...FAST, ...options.retry }, now: options.now });
  try {
    await test({ product, served, url: served.url, sandbox: served.sandbox });
  } finally {
    await served.close();
    await server.shutdown();
  }
}

/** Reads the JSON of an answer. */
export async function json(response: Response | Promise<Response>): Promise<Json> {
  return new Json(await (await response).json());
}
