import { createSandbox, type Sandbox } from "@/lib/sandbox/mod.ts";
import type { SandboxOptions } from "@/lib/sandbox/core.ts";

export interface ServedSandbox {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Ends hanging answers, then the server. */
  close(): Promise<void>;
}

/**
 * A sandbox that listens on this machine only.
 * @param options.port 0 takes a free one
 */
export function serveSandbox(
  { port = 0, ...options }: Partial<SandboxOptions> & { readonly port?: number } = {},
): ServedSandbox {
  const server = Deno.serve(
    { port, hostname: "127.0.0.1", onListen: () => {} },
    (request) => sandbox.app.fetch(request),
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  const sandbox = createSandbox({ publicBase: url, ...options });
  return {
    url,
    sandbox,
    close: async () => {
      await sandbox.close();
      await server.shutdown();
    },
  };
}
