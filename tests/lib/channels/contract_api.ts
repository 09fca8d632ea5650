import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Channel } from "@/lib/channels/channel.ts";
import { createChannels } from "@/lib/channels/registry.ts";
import { readConfig } from "@/lib/config.ts";
import type { Answer } from "./contract.ts";

/** ms after which a call is given up: ours is shorter than the channels' own. */
const PATIENCE = 400;

/** A platform's API on a local port: one answer to every call. */
export interface AnsweringApi extends AsyncDisposable {
  readonly origin: string;
  readonly calls: number;
}

export function serveAnswer(answer: Answer): AnsweringApi {
  let calls = 0;
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    calls++;
    const answered = await answer(request);
    if (!request.bodyUsed) await request.body?.cancel();
    return answered;
  });
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    get calls() {
      return calls;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** An API that takes the call and never answers. */
export function serveSilence(): AnsweringApi {
  const end = Promise.withResolvers<Response>();
  const api = serveAnswer(() => end.promise);
  return {
    ...api,
    get calls() {
      return api.calls;
    },
    [Symbol.asyncDispose]: () => {
      end.resolve(new Response(null, { status: 503 }));
      return api[Symbol.asyncDispose]();
    },
  };
}

/** The registered channel, every platform's API being at one address. */
export function channelAt(platform: Platform, origin = "http://127.0.0.1:1"): Channel {
  const { bases } = readConfig({});
  const here = Object.fromEntries(Object.keys(bases).map((name) => [name, origin])) as typeof bases;
  const channel = createChannels(here, impatient)[platform];
  if (!channel) throw new Error(`Expected a channel of ${platform} in the registry`);
  return channel;
}

function impatient(input: URL | RequestInfo, init: RequestInit = {}): Promise<Response> {
  const signals = [AbortSignal.timeout(PATIENCE), ...(init.signal ? [init.signal] : [])];
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
}
