import { GRAPH_VERSION } from "@/lib/channels/graph/client.ts";
import type { ChannelNet } from "@/lib/channels/channel.ts";

/** A call that reached the server, `route` being its method and its path after the version. */
export interface Call {
  readonly route: string;
  readonly query: Record<string, string>;
  /** The JSON body, or the fields of a form; files as `name|type|content`. */
  readonly body: Record<string, unknown>;
  readonly authorization: string | null;
}

type Answer = unknown | ((call: Call) => unknown);

/** A Graph API on a local port, for one test. */
export interface GraphServer extends AsyncDisposable {
  readonly net: ChannelNet;
  readonly calls: Call[];
  /** Routes in the order in which they were called. */
  readonly routes: string[];
  /** The newest call. */
  readonly last: Call;
  /** The only call of a route. */
  single(route: string): Call;
}

/**
 * @param answers by route (`POST /PAGE/messages`): a body, a function of the call, or a `Response` as it is;
 * another route is an object that does not exist, as Meta words it
 */
export function serveGraph(answers: Readonly<Record<string, Answer>>): GraphServer {
  const calls: Call[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const call = await read(request);
    calls.push(call);
    if (!Object.hasOwn(answers, call.route)) {
      return graphError(100, "Unsupported get request", { subcode: 33 });
    }
    const answer = answers[call.route];
    const body = typeof answer === "function" ? answer(call) : answer;
    return body instanceof Response ? body : Response.json(body);
  });
  return {
    net: { base: `http://127.0.0.1:${server.addr.port}`, fetch },
    calls,
    get routes() {
      return calls.map(({ route }) => route);
    },
    get last() {
      const last = calls.at(-1);
      if (!last) throw new Error("Nothing was called");
      return last;
    },
    single(route) {
      const [first, second] = calls.filter((call) => call.route === route);
      if (!first || second) throw new Error(`Expected one call of ${route}`);
      return first;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

interface ErrorParts {
  readonly subcode?: number;
  readonly status?: number;
  readonly headers?: HeadersInit;
  readonly details?: string;
  readonly transient?: boolean;
}

/** Meta's way of saying no. */
export function graphError(code: number, message = "No", parts: ErrorParts = {}): Response {
  const { subcode: error_subcode, status = 400, headers, details, transient: is_transient } = parts;
  const error_data = details === undefined ? undefined : { details };
  const error = {
    message,
    type: "OAuthException",
    code,
    error_subcode,
    error_data,
    is_transient,
    fbtrace_id: "A1",
  };
  return Response.json({ error }, { status, headers });
}

async function read(request: Request): Promise<Call> {
  const url = new URL(request.url);
  const path = url.pathname.replace(`/${GRAPH_VERSION}/`, "/");
  return {
    route: `${request.method} ${decodeURIComponent(path)}`,
    query: Object.fromEntries(url.searchParams),
    body: await bodyOf(request),
    authorization: request.headers.get("authorization"),
  };
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (!request.headers.get("content-type")?.startsWith("multipart/")) {
    const text = await request.text();
    return text === "" ? {} : JSON.parse(text);
  }
  const fields: Record<string, unknown> = {};
  for (const [name, value] of await request.formData()) {
    fields[name] = typeof value === "string" ? value : `${value.name}|${value.type}|${await value.text()}`;
  }
  return fields;
}
