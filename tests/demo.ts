const ROOT = new URL("..", import.meta.url).pathname;

export interface RunningDemo {
  readonly url: string;
  /** Address of the web chat's page. */
  readonly chat: string;
  stop(): Promise<void>;
}

/** Starts `deno task demo` on a free port with data of its own, and waits until the week has been played. */
export async function startDemo(): Promise<RunningDemo> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-demo-" });
  const port = freePort();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "demo"],
    cwd: ROOT,
    env: { PORT: String(port), DATA_DIR: dataDir, HOST: "127.0.0.1" },
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const chat = await lineWith(child.stdout, /(\S+\/chat\/\S+)/);
  return {
    url: `http://localhost:${port}`,
    chat,
    async stop() {
      child.kill("SIGTERM");
      await child.status;
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

/** @throws when the output ends without such a line */
async function lineWith(output: ReadableStream<Uint8Array<ArrayBuffer>>, wanted: RegExp): Promise<string> {
  let text = "";
  const reader = output.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The demo ended before it was ready:\n${text}`);
    text += value;
    const found = wanted.exec(text)?.[1];
    if (!found) continue;
    reader.releaseLock();
    return found;
  }
}

function freePort(): number {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  return port;
}
