/** What a server was asked: path, and headers as they came. */
interface Asked {
  readonly path: string;
  readonly headers: Headers;
}

/** A real server on loopback, and what it was asked. */
interface Served extends AsyncDisposable {
  readonly port: number;
  readonly asked: Asked[];
}

export function serve(
  answer: (request: Request) => Response | Promise<Response>,
  tls: { cert: string; key: string } | Record<string, never> = {},
): Served {
  const asked: Asked[] = [];
  const options = { hostname: "127.0.0.1", port: 0, onListen: () => {}, ...tls };
  const server = Deno.serve(options, (request) => {
    asked.push({ path: new URL(request.url).pathname, headers: new Headers([...request.headers]) });
    return answer(request);
  });
  return { port: server.addr.port, asked, [Symbol.asyncDispose]: () => server.shutdown() };
}

interface ServedRaw extends AsyncDisposable {
  readonly port: number;
  /** Resolves when the first caller has hung up. */
  readonly hungUp: Promise<void>;
}

/** Answers every connection with exactly these bytes, then hangs up, or waits for the caller to do so. */
export function serveRaw(bytes: string, hold = false): ServedRaw {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const hungUp = Promise.withResolvers<void>();
  const talks: Promise<void>[] = [];
  const done = (async () => {
    for await (const conn of listener) talks.push(talk(conn, bytes, hold).then(hungUp.resolve));
    await Promise.all(talks);
  })();
  const stop = () => {
    listener.close();
    return done;
  };
  return { port: listener.addr.port, hungUp: hungUp.promise, [Symbol.asyncDispose]: stop };
}

async function talk(conn: Deno.Conn, bytes: string, hold: boolean): Promise<void> {
  using talking = conn;
  const buffer = new Uint8Array(4_096);
  await talking.read(buffer);
  await talking.write(new TextEncoder().encode(bytes));
  if (!hold) return;
  try {
    while (await talking.read(buffer) !== null);
  } catch (error) {
    if (!(error instanceof Deno.errors.ConnectionReset)) throw error;
  }
}
