import { within } from "@/tests/within.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const READY_WITHIN_MS = 60_000;
const MOST_LINES = 2_000;

/** Where a product process runs and what it is told. */
export interface ProcessOptions {
  /** Variables of its environment beside the ones that are set here. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further arguments of `deno run`. */
  readonly flags?: readonly string[];
}

/**
 * A real product process on a free port, with data of its own: it can be killed and started again on the
 * same data. Disposing of it ends the process and removes the data.
 */
export class ProductProcess implements AsyncDisposable {
  /** The newest lines of its log, as they came. */
  readonly lines: string[] = [];
  #child: Deno.ChildProcess | null = null;
  #reading: Promise<void> = Promise.resolve();

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    readonly options: ProcessOptions,
  ) {}

  /** Builds the pages if they are stale, starts a process, and resolves when it is ready. */
  static async start(options: ProcessOptions = {}): Promise<ProductProcess> {
    const dataDir = await Deno.makeTempDir({ prefix: "otklik-process-" });
    const product = new ProductProcess(dataDir, freePort(), options);
    await product.command(taskFlags("build", "lib/commands/build.ts"), "lib/commands/build.ts", []);
    await product.start();
    return product;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    if (!this.#child) throw new Error("The process does not run");
    return this.#child.pid;
  }

  /** Starts it, again after `kill` or `stop`. @returns ms until it was ready */
  async start(): Promise<number> {
    const begun = performance.now();
    const args = ["run", ...taskFlags("start", "main.ts"), ...this.options.flags ?? [], "main.ts"];
    const child = new Deno.Command(Deno.execPath(), {
      args,
      cwd: ROOT,
      env: this.#env(),
      stdout: "null",
      stderr: "piped",
    }).spawn();
    this.#child = child;
    const ready = Promise.withResolvers<void>();
    this.#reading = this.#read(child.stderr, ready.resolve);
    const died = child.status.then(({ code }) => {
      throw new Error(
        `The process ended with ${code} before it was ready:\n${this.lines.slice(-20).join("\n")}`,
      );
    });
    await within("the process to be ready", Promise.race([ready.promise, died]), READY_WITHIN_MS);
    died.catch(() => undefined);
    return performance.now() - begun;
  }

  /** kill -9: nothing is finished, nothing is closed. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Asks it to finish what is under way. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** `deno task workspace create`. @returns its id and an API token */
  async createWorkspace(name = "Глина"): Promise<{ workspaceId: string; apiToken: string }> {
    const email = `${crypto.randomUUID()}@example.com`;
    const script = "lib/commands/workspace.ts";
    const args = ["create", "--name", name, "--email", email, "--password", "очень длинный пароль", "--json"];
    const made: unknown = JSON.parse(await this.command(taskFlags("workspace", script), script, args));
    const { workspaceId, apiToken } = Object(made);
    return { workspaceId: String(workspaceId), apiToken: String(apiToken) };
  }

  /** Runs one of the product's scripts on the same data. @returns what it prints */
  async command(flags: readonly string[], script: string, args: readonly string[]): Promise<string> {
    const command = new Deno.Command(Deno.execPath(), {
      args: ["run", ...flags, script, ...args],
      cwd: ROOT,
      env: this.#env(),
    });
    const { success, stdout, stderr } = await command.output();
    if (!success) throw new Error(`${script} failed: ${new TextDecoder().decode(stderr)}`);
    return new TextDecoder().decode(stdout);
  }

  /** Runs a second process, with `env` over this one's, until it ends by itself. */
  async again(env: Readonly<Record<string, string>>): Promise<{ code: number; stderr: string }> {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", ...taskFlags("start", "main.ts"), "main.ts"],
      cwd: ROOT,
      env: { ...this.#env(), ...env },
    }).output();
    return { code, stderr: new TextDecoder().decode(stderr) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.kill();
    await Deno.remove(this.dataDir, { recursive: true });
  }

  #env(): Record<string, string> {
    return {
      PORT: String(this.port),
      HOST: "127.0.0.1",
      APP_ORIGIN: this.origin,
      DATA_DIR: this.dataDir,
      ALLOW_PRIVATE_NETWORK: "1",
      NO_COLOR: "1",
      ...this.options.env,
    };
  }

  async #end(signal: Deno.Signal): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    child.kill(signal);
    await child.status;
    await this.#reading;
  }

  async #read(stream: ReadableStream<Uint8Array>, ready: () => void): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of stream) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      this.lines.push(...lines);
      this.lines.splice(0, this.lines.length - MOST_LINES);
      if (lines.some((line) => line.includes('"event":"ready"'))) ready();
    }
  }
}

/** The permissions that a task of deno.json gives to a script. */
function taskFlags(task: string, script: string): string[] {
  const config: unknown = JSON.parse(Deno.readTextFileSync(`${ROOT}deno.json`));
  const line = String(Reflect.get(Object(Reflect.get(Object(config), "tasks")), task));
  const command = line.split("&&").find((one) => one.includes(`deno run`) && one.includes(script)) ?? "";
  return command.trim().split(/\s+/).filter((word) => word.startsWith("--"));
}

function freePort(): number {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  return port;
}
