import { z } from "zod";
import { newToken } from "@/lib/ids.ts";

const SECRET_CHARACTERS = 32;
/** How long a process that was asked to end may take for it. */
const PREDECESSOR_MS = 10_000;
const AGAIN_MS = 100;

const base = (fallback: string) => z.url({ protocol: /^https?$/ }).default(fallback).transform(bare);
const flag = z.enum(["", "0", "1", "false", "true", "on", "off"]).default("")
  .transform((value) => ["1", "true", "on"].includes(value));

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8000),
  HOST: z.string().min(1).default("0.0.0.0"),
  DATA_DIR: z.string().min(1).default("./data"),
  APP_ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin).optional(),
  APP_SECRET: z.string().min(SECRET_CHARACTERS).optional(),
  ALLOW_PRIVATE_NETWORK: flag,
  SANDBOX: flag,
  DEV: flag,
  TELEGRAM_API_BASE: base("https://api.telegram.org"),
  VK_API_BASE: base("https://api.vk.ru/method"),
  META_GRAPH_BASE: base("https://graph.facebook.com"),
  INSTAGRAM_GRAPH_BASE: base("https://graph.instagram.com"),
  X_API_BASE: base("https://api.x.com"),
  VIBER_API_BASE: base("https://chatapi.viber.com/pa"),
  SLACK_API_BASE: base("https://slack.com/api"),
  MAX_API_BASE: base("https://platform-api2.max.ru"),
  MAX_CA_FILE: z.string().min(1).optional(),
});

export type Config = Readonly<ReturnType<typeof fromEnvironment>>;

/**
 * Reads the environment once; nothing else in the program does.
 * @throws {ConfigError} with one line that names each bad variable
 */
export function readConfig(env: Record<string, string> = Deno.env.toObject()): Config {
  const known = Object.fromEntries(Object.keys(Environment.shape).map((key) => [key, env[key] || undefined]));
  const result = Environment.safeParse(known);
  if (result.success) return fromEnvironment(result.data);
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigError(`Could not start: ${faults.join("; ")}`);
}

export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

function fromEnvironment(env: z.infer<typeof Environment>) {
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR.replace(/\/+$/, "") || "/",
    origin: env.APP_ORIGIN ?? `http://localhost:${env.PORT}`,
    secret: env.APP_SECRET,
    allowPrivateNetwork: env.ALLOW_PRIVATE_NETWORK,
    sandbox: env.SANDBOX,
    dev: env.DEV,
    bases: {
      telegram: env.TELEGRAM_API_BASE,
      vk: env.VK_API_BASE,
      meta: env.META_GRAPH_BASE,
      instagram: env.INSTAGRAM_GRAPH_BASE,
      x: env.X_API_BASE,
      viber: env.VIBER_API_BASE,
      slack: env.SLACK_API_BASE,
      max: env.MAX_API_BASE,
    },
    maxCaFile: env.MAX_CA_FILE,
  };
}

function bare(url: string): string {
  return url.replace(/\/+$/, "");
}

/**
 * Makes the data folder, and keeps other processes from working in it: they would take each other's jobs for
 * those of the dead. One that is just ending is waited for.
 * @param lock the name of the file that says so, for as long as this process lives
 * @throws {ConfigError} with one line that names the folder
 */
export async function openDataDir({ dataDir }: Config, lock: string): Promise<void> {
  const refuse = (why: string) => new ConfigError(`Could not start in DATA_DIR (${dataDir}): ${why}`);
  const file = await Deno.mkdir(dataDir, { recursive: true })
    .then(() => Deno.open(`${dataDir}/${lock}`, { write: true, create: true }))
    .catch((error) => {
      throw refuse(error.message);
    });
  for (const end = Date.now() + PREDECESSOR_MS; !await file.tryLock(true);) {
    if (Date.now() > end) throw refuse("another process works there");
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** The master secret: from the environment, else made once and kept under the data folder. */
export async function masterSecret(config: Config): Promise<string> {
  if (config.secret) return config.secret;
  const path = `${config.dataDir}/secret`;
  await Deno.mkdir(config.dataDir, { recursive: true });
  await makeOnce(path);
  const secret = (await Deno.readTextFile(path)).trim();
  if (secret.length >= SECRET_CHARACTERS) return secret;
  throw new ConfigError(
    `Could not start: ${path} holds ${secret.length} characters instead of ${SECRET_CHARACTERS} or more`,
  );
}

/** The file appears whole or not at all: neither a second process nor a crash makes half a secret. */
async function makeOnce(path: string): Promise<void> {
  const there = await Deno.stat(path).then(() => true, (error) => {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  });
  if (there) return;
  const draft = `${path}.${newToken(6)}`;
  await Deno.writeTextFile(draft, newToken(48), { createNew: true, mode: 0o600 });
  try {
    await Deno.link(draft, path);
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  } finally {
    await Deno.remove(draft);
  }
}
