import type { Hono } from "hono";
import { signUp } from "@/lib/auth/sign_up.ts";
import { openSession } from "@/lib/auth/sessions.ts";
import { invite } from "@/lib/auth/invitations.ts";
import { acceptInvitation } from "@/lib/auth/accept.ts";
import { sessionCookie } from "@/lib/auth/cookie.ts";
import { compose } from "@/lib/compose.ts";
import { readConfig } from "@/lib/config.ts";
import type { Log } from "@/lib/log.ts";
import { createSandbox, type Sandbox } from "@/lib/sandbox/mod.ts";
import type { Services } from "@/lib/services.ts";
import { createApp } from "@/routes/mod.ts";
import type { PageEnv } from "@/routes/state.ts";

export const PASSWORD = "очень длинный пароль";

/** A member of a workspace with an open session. */
export interface TestMember {
  readonly userId: string;
  readonly workspaceId: string;
  readonly email: string;
  /** `name=token`, for a Cookie header. */
  readonly cookie: string;
}

/** A whole product that listens on this machine, with emulated platforms and data of its own. */
export interface TestServer extends AsyncDisposable {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  readonly services: Services;
  readonly app: Hono<PageEnv>;
  readonly sandbox: Sandbox;
  /** Names of the errors that were logged. */
  readonly errors: string[];
  /** Asks as a browser on our own page would, with a member's cookie or none; redirects are not followed. */
  ask(path: string, init?: AskInit): Promise<Response>;
  /** A new workspace with its owner. */
  open(name?: string): Promise<TestMember>;
  /** Another member of the owner's workspace. */
  join(owner: TestMember, role: "admin" | "agent"): Promise<TestMember>;
}

export interface AskInit {
  readonly as?: TestMember;
  /** Fields of a form; it is posted. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Starts a product on a free port. Dispose of it to stop it and remove its data.
 * @param env further variables of its environment
 */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-server-" });
  const late: { app?: Hono<PageEnv> } = {};
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) =>
      late.app?.fetch(request, { remote: info.remoteAddr }) ?? new Response(null, { status: 503 }),
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;
  const errors: string[] = [];
  const { services, close } = await compose(configFor(origin, dataDir, env), { log: recorder(errors) });
  const sandbox = createSandbox({
    publicBase: origin,
    retry: { attempts: 4, firstMs: 20, timeoutMs: 5_000 },
  });
  const app = late.app = await createApp(services, sandbox.app);
  void services.queue.listen((workspaceId) => services.worker.look(workspaceId));
  return {
    origin,
    services,
    app,
    sandbox,
    errors,
    ask: (path, init) => ask(origin, path, init),
    open: (name) => openWorkspace(services, name),
    join: (owner, role) => joinWorkspace(services, owner, role),
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      await server.shutdown();
      await close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

function configFor(origin: string, dataDir: string, env: Readonly<Record<string, string>>) {
  return readConfig({
    DATA_DIR: dataDir,
    APP_ORIGIN: origin,
    APP_SECRET: "a secret of the tests, long enough to be one",
    ALLOW_PRIVATE_NETWORK: "1",
    TELEGRAM_API_BASE: `${origin}/telegram`,
    VK_API_BASE: `${origin}/vk/method`,
    META_GRAPH_BASE: `${origin}/meta`,
    INSTAGRAM_GRAPH_BASE: `${origin}/instagram`,
    X_API_BASE: `${origin}/twitter`,
    VIBER_API_BASE: `${origin}/viber/pa`,
    SLACK_API_BASE: `${origin}/slack/api`,
    MAX_API_BASE: `${origin}/max`,
    ...env,
  });
}

function recorder(errors: string[]): Log {
  return {
    info() {},
    warn() {},
    error: (event, error) => void errors.push(`${event}: ${error instanceof Error ? error.stack : error}`),
  };
}

async function ask(origin: string, path: string, { as, form, headers }: AskInit = {}): Promise<Response> {
  return await fetch(origin + path, {
    method: form ? "POST" : "GET",
    body: form && new URLSearchParams(form),
    redirect: "manual",
    headers: { "accept-language": "ru", origin, ...(as && { cookie: as.cookie }), ...headers },
  });
}

let count = 0;

async function openWorkspace(services: Services, businessName = "Глина и небо"): Promise<TestMember> {
  const email = `anna${++count}@example.com`;
  const person = { email, password: PASSWORD, name: "Анна Белова", locale: "ru" as const };
  const { user, workspace } = await signUp(services.control, { ...person, businessName });
  return await enter(services, user.id, workspace.id, email);
}

async function joinWorkspace(
  services: Services,
  owner: TestMember,
  role: "admin" | "agent",
): Promise<TestMember> {
  const { control } = services;
  const { userId: id, workspaceId, email: owners } = owner;
  const user = { id, name: "Анна Белова", email: owners, locale: "ru" as const };
  const { token } = await invite(control, { user, workspaceId, role: "owner", via: "session" }, { role });
  const email = `${role}${++count}@example.com`;
  const name = role === "admin" ? "Вера Ким" : "Борис Лунин";
  const joined = await acceptInvitation(control, token, { email, password: PASSWORD, name, locale: "ru" });
  return await enter(services, joined.userId, workspaceId, email);
}

async function enter(
  { control, config }: Services,
  userId: string,
  workspaceId: string,
  email: string,
): Promise<TestMember> {
  const token = await openSession(control, { userId, workspaceId });
  const [cookie = ""] = sessionCookie(config.origin, token).split(";");
  return { userId, workspaceId, email, cookie };
}
