import { dropExpiredSessions } from "@/lib/auth/sessions.ts";
import { compose } from "@/lib/compose.ts";
import { type Config, ConfigError, openDataDir, readConfig } from "@/lib/config.ts";
import { log } from "@/lib/log.ts";
import { createApp } from "@/routes/mod.ts";

const SHUTDOWN_MS = 3_000;
/** So long calls to platforms may take to end: what is cut off then is taken up as after a crash. */
const LAST_WORK_MS = 20_000;

/** The composition root: the one place where anything starts. `main.ts demo` adds emulators and a story. */
async function start(): Promise<void> {
  const demo = Deno.args[0] === "demo" ? await import("@/lib/commands/demo.ts") : null;
  const asked = readConfig();
  await openDataDir(asked, demo ? "demo.lock" : "lock");
  const config = demo ? await demo.demoConfig(asked) : asked;
  const emulators = config.sandbox ? await import("@/lib/sandbox/mod.ts") : null;
  const sandbox = emulators?.createSandbox({ publicBase: config.origin });
  const { services, close } = await compose(config, { now: sandbox && (() => sandbox.clock.now()) });
  const app = await createApp(services, sandbox?.app);
  const server = serve(config, (request, info) => app.fetch(request, { remote: info.remoteAddr }));
  void services.queue.listen((workspaceId) => services.worker.look(workspaceId));
  // The next minute's sweep comes whether or not this one's work has ended.
  Deno.cron("sweep", "* * * * *", () => void services.worker.sweep());
  Deno.cron("expired sessions", "17 3 * * *", () => dropExpiredSessions(services.control));
  void services.worker.sweep();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, async () => {
      // Live streams never end by themselves; their readers come back to the next process.
      await Promise.race([server.shutdown(), after(SHUTDOWN_MS)]);
      await Promise.race([close(), after(LAST_WORK_MS)]);
      Deno.exit(0);
    });
  }
  if (demo && sandbox) await demo.playDemo(services, sandbox, (line) => console.log(line));
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @throws {ConfigError} when nothing can listen there */
function serve({ port, host, origin }: Config, answer: Deno.ServeHandler): Deno.HttpServer {
  try {
    return Deno.serve({
      port,
      hostname: host,
      automaticCompression: true,
      onListen: ({ port }) => log.info("ready", { url: origin, port }),
    }, answer);
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) {
      throw new ConfigError(`Could not start: port ${port} is taken. Set PORT to another one.`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`Could not start: nothing can listen on HOST ${host}, PORT ${port}: ${reason}`);
  }
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  Deno.exit(1);
}
