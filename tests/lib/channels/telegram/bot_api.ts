import type { ChannelNet, Connection, Outbound, OutboundFile } from "@/lib/channels/channel.ts";

/** One call as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly token: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

type Answer = (call: Seen) => unknown;

/** A little Bot API on a loopback port: answers each method by its row, 404 to all others. */
export class BotApi implements AsyncDisposable {
  readonly calls: Seen[] = [];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(readonly answers: Record<string, Answer>) {
    this.#server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (req) => this.#answer(req));
  }

  get net(): ChannelNet {
    return { base: `http://127.0.0.1:${this.#server.addr.port}`, fetch };
  }

  get last(): Seen {
    const call = this.calls.at(-1);
    if (!call) throw new Error("Nothing was called");
    return call;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  async #answer(req: Request): Promise<Response> {
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(new URL(req.url).pathname) ?? [];
    const call = { method, token, ...await bodyOf(req) };
    this.calls.push(call);
    const answer = this.answers[method]?.(call) ?? refusal(404, "Not Found");
    if (answer instanceof Response) return answer;
    return Response.json({ ok: true, result: answer });
  }
}

/** A refusal in the Bot API's words. */
export function refusal(code: number, description: string, parameters?: Record<string, number>): Response {
  return Response.json({ ok: false, error_code: code, description, parameters }, { status: code });
}

async function bodyOf(req: Request): Promise<Pick<Seen, "fields" | "files">> {
  if (req.headers.get("content-type") === "application/json") return { fields: await req.json(), files: [] };
  const form = [...await req.formData()];
  const texts = form.flatMap(([name, value]) => typeof value === "string" ? [[name, value] as const] : []);
  const parts = form.flatMap(([, value]) => typeof value === "string" ? [] : [value]);
  const files = await Promise.all(parts.map(async (part) => ({ name: part.name, text: await part.text() })));
  return { fields: Object.fromEntries(texts), files };
}

export const TOKEN = "700100200:AAE-made_up_token_of_a_test_bot_0000";

export function connection(rest: Partial<Connection> = {}): Connection {
  return {
    id: "c1",
    workspaceId: "w1",
    platform: "telegram",
    accountId: "700100200",
    credentials: { token: TOKEN },
    webhookSecret: "secret_0123456789-secret_0123456",
    webhookUrl: "https://help.example.org/webhooks/telegram/c1",
    state: {},
    ...rest,
  };
}

export function outbound(rest: Partial<Outbound>): Outbound {
  return {
    id: "o1",
    randomId: 1,
    person: { externalId: "555" },
    thread: { kind: "direct", key: "555" },
    text: "",
    files: [],
    via: "direct",
    ...rest,
  };
}

export function upload(
  kind: OutboundFile["kind"],
  contentType: string,
  name = "a.bin",
  size = 4,
): OutboundFile {
  return {
    kind,
    name,
    contentType,
    size,
    read: () => Promise.resolve(new TextEncoder().encode("data")),
    url: () => Promise.reject(new Error("Nobody should ask for the address")),
  };
}
