import { Hono } from "hono";
import { createApiToken } from "@/lib/auth/tokens.ts";
import { signUp } from "@/lib/auth/sign_up.ts";
import { compose } from "@/lib/compose.ts";
import { readConfig } from "@/lib/config.ts";
import { newToken } from "@/lib/ids.ts";
import { quiet } from "@/lib/log.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { createApi } from "@/routes/api/mod.ts";
import { createWebhooks } from "@/routes/webhooks.ts";

const ORIGIN = "http://samples.localhost";
const BASES = ["TELEGRAM", "VK", "X", "VIBER", "SLACK", "MAX"].map((name) => `${name}_API_BASE`).concat(
  ["META", "INSTAGRAM"].map((name) => `${name}_GRAPH_BASE`),
);

/** A product of its own that lives as long as one run, with one workspace in it. */
export interface Product {
  readonly services: Services;
  readonly workspace: Workspace;
  /** The front door: webhooks come in by it. */
  post(path: string, body: Uint8Array<ArrayBuffer>, headers: Headers): Promise<Response>;
  /** What the workspace shows, by its REST API. */
  read<T>(path: string): Promise<T>;
}

/** Runs something in a temporary product and takes it down again. Nothing leaves this machine. */
export async function inProduct<T>(run: (product: Product) => Promise<T>): Promise<T> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-samples-" });
  const platforms = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, answerAsPlatform);
  const base = `http://127.0.0.1:${platforms.addr.port}`;
  const bases = Object.fromEntries(BASES.map((name) => [name, base]));
  const config = readConfig({ ...bases, DATA_DIR: dataDir, APP_ORIGIN: ORIGIN, APP_SECRET: newToken(48) });
  const composed = await compose(config, { log: quiet });
  try {
    return await run(await openProduct(composed.services));
  } finally {
    await composed.close();
    await platforms.shutdown();
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** A handshake may ask its platform for a word: any word will do. */
function answerAsPlatform(): Response {
  return Response.json({ ok: true, response: { code: "0a1b2c3d" } });
}

async function openProduct(services: Services): Promise<Product> {
  const { control } = services;
  const person = {
    name: "Samples",
    email: "samples@example.com",
    password: newToken(24),
    locale: "en" as const,
  };
  const { workspace, user } = await signUp(control, { ...person, businessName: "Samples" });
  const made = { workspaceId: workspace.id, userId: user.id, name: "samples" };
  const { token } = await createApiToken(control, made);
  const app = new Hono().route("/webhooks", createWebhooks(services)).route("/api/v1", createApi(services));
  return {
    services,
    workspace: await services.workspaces.open(workspace.id),
    post: async (path, body, headers) => await app.request(ORIGIN + path, { method: "POST", body, headers }),
    read: async <T>(path: string) => {
      const response = await app.request(`${ORIGIN}/api/v1${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!response.ok) throw new Error(`Could not read ${path}: ${response.status}`);
      return await response.json() as T;
    },
  };
}
