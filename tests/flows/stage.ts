import assert from "node:assert/strict";
import { Hono } from "hono";
import { insertUser, insertWorkspace } from "@/db/accounts.ts";
import { insertMember } from "@/db/members.ts";
import { createApiToken } from "@/lib/auth/tokens.ts";
import { compose } from "@/lib/compose.ts";
import { readConfig } from "@/lib/config.ts";
import { newId } from "@/lib/ids.ts";
import type { Log } from "@/lib/log.ts";
import type { Services } from "@/lib/services.ts";
import { createApi } from "@/routes/api/mod.ts";
import { storedAttachments } from "@/routes/attachments.ts";
import { createMedia } from "@/routes/media.ts";
import { createWebhooks } from "@/routes/webhooks.ts";
import { type ServedSandbox, serveSandbox } from "@/tests/served_sandbox.ts";
import { Office } from "./office.ts";
import { Rest } from "./rest.ts";

const ORIGIN = "http://localhost:8000";

interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly event: string;
  readonly text: string;
}

/** A whole product behind its front door, and emulated platforms that listen on real ports. */
export interface Stage {
  readonly services: Services;
  readonly app: Hono;
  readonly sandbox: ServedSandbox["sandbox"];
  readonly url: string;
  readonly log: readonly LogLine[];
  /** A new workspace with its owner. */
  open(name?: string): Promise<Office>;
  /** Rows of a workspace's database, for what no answer shows. */
  rows(office: Office, sql: string): Promise<Record<string, unknown>[]>;
  /** Lets time pass, here and on the platforms, then does what has become due by then. */
  pass(ms: number): Promise<void>;
  /** A line of this name in the log is part of the test; any other error fails it. */
  expectError(event: string): void;
}

/**
 * Runs a test on a stage of its own and takes everything down.
 * @param attempts how often a platform posts a webhook before it keeps it for later
 */
export function onStage(test: (stage: Stage) => Promise<void>, attempts = 4): () => Promise<void> {
  return async () => {
    const dataDir = await Deno.makeTempDir({ prefix: "otklik-flow-" });
    const clock = { ahead: 0 };
    const served = serveSandbox({
      now: () => Date.now() + clock.ahead,
      retry: { attempts, firstMs: 20, timeoutMs: 10_000 },
      fetch: (input, init) => Promise.resolve(front.app.fetch(new Request(input, init))),
    });
    const front = await raise(dataDir, served, clock);
    try {
      await test(front.stage);
      front.check();
    } finally {
      await served.close();
      await front.composed.close();
      await Deno.remove(dataDir, { recursive: true });
    }
  };
}

async function raise(dataDir: string, served: ServedSandbox, clock: { ahead: number }) {
  const lines: LogLine[] = [];
  const expected = new Set<string>();
  const now = () => Date.now() + clock.ahead;
  const composed = await compose(configFor(dataDir, served.url), { log: recorder(lines), now });
  const { services } = composed;
  const { secrets, media: { store } } = services;
  const app = new Hono().route("/webhooks", createWebhooks(services)).route("/api/v1", createApi(services))
    .route("/media", createMedia({ secrets, store, lookUp: storedAttachments(services) }));
  void services.queue.listen((workspaceId) => services.worker.look(workspaceId));
  const stage: Stage = {
    services,
    app,
    sandbox: served.sandbox,
    url: served.url,
    log: lines,
    open: (name = "Глина и небо") => openOffice(services, app, name),
    rows: async ({ workspaceId }, sql) => {
      const { rows } = await (await services.workspaces.open(workspaceId)).store.query(sql);
      return rows.map((row) => ({ ...row }));
    },
    pass: async (ms) => {
      await services.worker.idle();
      clock.ahead += ms;
      await services.worker.sweep();
    },
    expectError: (event) => void expected.add(event),
  };
  return { stage, app, composed, check: () => checkLog(lines, expected) };
}

function configFor(dataDir: string, sandbox: string) {
  return readConfig({
    DATA_DIR: dataDir,
    APP_ORIGIN: ORIGIN,
    APP_SECRET: "a secret of the tests, long enough to be one",
    ALLOW_PRIVATE_NETWORK: "1",
    TELEGRAM_API_BASE: `${sandbox}/telegram`,
    VK_API_BASE: `${sandbox}/vk/method`,
    X_API_BASE: `${sandbox}/twitter`,
    META_GRAPH_BASE: `${sandbox}/meta`,
    INSTAGRAM_GRAPH_BASE: `${sandbox}/instagram`,
    VIBER_API_BASE: `${sandbox}/viber/pa`,
    SLACK_API_BASE: `${sandbox}/slack/api`,
    MAX_API_BASE: `${sandbox}/max`,
  });
}

function recorder(lines: LogLine[]): Log {
  const note = (level: LogLine["level"], event: string, ...rest: unknown[]) => {
    const told = rest.map((one) =>
      one instanceof Error ? `${one.message} ${one.stack}` : JSON.stringify(one)
    );
    lines.push({ level, event, text: told.join(" ") });
  };
  return {
    info: (event, facts) => note("info", event, facts),
    warn: (event, facts) => note("warn", event, facts),
    error: (event, error, facts) => note("error", event, error, facts),
  };
}

/** Nothing went wrong unseen, and no secret was written down. */
function checkLog(lines: readonly LogLine[], expected: ReadonlySet<string>): void {
  assert.deepEqual(lines.filter(({ level, event }) => level === "error" && !expected.has(event)), []);
  const secret = /sandbox-token|a secret of the tests/;
  assert.deepEqual(lines.filter(({ text }) => secret.test(text)), []);
}

async function openOffice(services: Services, app: Hono, name: string): Promise<Office> {
  const { control } = services;
  const createdAt = Date.now();
  const workspaceId = newId();
  const userId = newId();
  const email = `owner-${userId}@example.com`;
  await control.write(() =>
    control.commit([
      insertWorkspace(control, { id: workspaceId, name, locale: "ru", createdAt }),
      insertUser(control, { id: userId, email, name: "Анна", passwordHash: "-", locale: "ru", createdAt }),
      insertMember(control, { workspaceId, userId, role: "owner", createdAt }),
    ])
  );
  const { token } = await createApiToken(control, { workspaceId, userId, name: "flows" });
  const door = (path: string, init?: RequestInit) => Promise.resolve(app.request(ORIGIN + path, init));
  return new Office(new Rest(door, token), workspaceId, userId);
}
