import type { ChannelNet } from "@/lib/channels/channel.ts";

/** A call that reached the server: its method, or `upload` with the field and the file's name. */
export interface Call {
  readonly method: string;
  readonly params: Record<string, string>;
  readonly authorization: string | null;
  readonly contentType: string;
}

type Answer = unknown | ((call: Call) => unknown);

/** VK's API on a local port, for one test: answers by method, everything else is VK's error 3. */
export interface VkServer extends AsyncDisposable {
  readonly net: ChannelNet;
  readonly calls: Call[];
  /** The parameters of the only call of a method. */
  single(method: string): Record<string, string>;
}

/**
 * @param answers by method: the `response`, or a function of the call; a `Response` is given as it is.
 * `{base}/upload` takes uploads by the name `upload`.
 */
export function serveVk(answers: Readonly<Record<string, Answer>>): VkServer {
  const calls: Call[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const call = await read(request);
    calls.push(call);
    if (!Object.hasOwn(answers, call.method)) return failure(3, "Unknown method passed");
    const answer = answers[call.method];
    const body = typeof answer === "function" ? answer(call) : answer;
    if (body instanceof Response) return body;
    return Response.json(call.method === "upload" ? body : { response: body });
  });
  const base = `http://127.0.0.1:${server.addr.port}`;
  return {
    net: { base: `${base}/method`, fetch },
    calls,
    single(method) {
      const [first, second] = calls.filter((call) => call.method === method);
      if (!first || second) throw new Error(`Expected one call of ${method}`);
      return first.params;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** VK's way of saying no: inside a 200, with the parameters repeated. */
export function failure(code: number, message = "No"): Response {
  const request_params = [{ key: "message", value: "private words" }];
  return Response.json({ error: { error_code: code, error_msg: message, request_params } });
}

async function read(request: Request): Promise<Call> {
  const contentType = request.headers.get("content-type") ?? "";
  const form = await request.formData();
  const params: Record<string, string> = {};
  for (const [name, value] of form) {
    params[name] = typeof value === "string" ? value : `${value.name}: ${await value.text()}`;
  }
  const method = new URL(request.url).pathname.replace("/method/", "");
  const authorization = request.headers.get("authorization");
  return { method: method === "/upload" ? "upload" : method, params, authorization, contentType };
}
