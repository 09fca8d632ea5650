import assert from "node:assert/strict";
import { ConfigError, masterSecret, readConfig } from "@/lib/config.ts";

Deno.test("an empty environment gives the defaults", () => {
  const config = readConfig({});
  assert.deepEqual(config, {
    port: 8000,
    host: "0.0.0.0",
    dataDir: "./data",
    origin: "http://localhost:8000",
    secret: undefined,
    allowPrivateNetwork: false,
    sandbox: false,
    dev: false,
    bases: {
      telegram: "https://api.telegram.org",
      vk: "https://api.vk.ru/method",
      meta: "https://graph.facebook.com",
      instagram: "https://graph.instagram.com",
      x: "https://api.x.com",
      viber: "https://chatapi.viber.com/pa",
      slack: "https://slack.com/api",
      max: "https://platform-api2.max.ru",
    },
    maxCaFile: undefined,
  });
  assert.deepEqual(readConfig({ PORT: "", APP_SECRET: "", DATA_DIR: "", VK_API_BASE: "" }), config);
});

Deno.test("what is set is taken, without trailing slashes", () => {
  const config = readConfig({
    PORT: "9000",
    HOST: "127.0.0.1",
    DATA_DIR: "/var/otklik//",
    APP_ORIGIN: "https://desk.example/",
    APP_SECRET: "s".repeat(32),
    SANDBOX: "1",
    ALLOW_PRIVATE_NETWORK: "true",
    DEV: "off",
    TELEGRAM_API_BASE: "http://127.0.0.1:9000/sandbox/telegram/",
    UNKNOWN: "x",
  });
  assert.equal(config.port, 9000);
  assert.equal(config.dataDir, "/var/otklik");
  assert.equal(config.origin, "https://desk.example");
  assert.equal(config.secret, "s".repeat(32));
  assert.deepEqual([config.sandbox, config.allowPrivateNetwork, config.dev], [true, true, false]);
  assert.equal(config.bases.telegram, "http://127.0.0.1:9000/sandbox/telegram");
  assert.equal(readConfig({ PORT: "9000" }).origin, "http://localhost:9000");
  assert.equal(readConfig({ DATA_DIR: "/" }).dataDir, "/");
});

const BAD: Record<string, string[]> = {
  PORT: ["-1", "65536", "80a", "8000.5"],
  APP_ORIGIN: ["desk.example", "ftp://desk.example", "javascript:alert(1)"],
  APP_SECRET: ["too short"],
  SANDBOX: ["maybe", "2"],
  VK_API_BASE: ["file:///etc", "api.vk.ru"],
};

for (const [name, values] of Object.entries(BAD)) {
  Deno.test(`a bad ${name} stops the start with one line that names it`, () => {
    for (const value of values) {
      assert.throws(() => readConfig({ [name]: value }), (error) => {
        assert.ok(error instanceof ConfigError, value);
        assert.match(error.message, new RegExp(`^Could not start: .*${name}`));
        assert.equal(error.message.split("\n").length, 1);
        return true;
      });
    }
  });
}

Deno.test("several bad variables are named together, and a secret's value never", () => {
  assert.throws(() => readConfig({ PORT: "x", APP_SECRET: "hunter2" }), (error) => {
    assert.ok(error instanceof ConfigError);
    assert.match(error.message, /PORT.*APP_SECRET/);
    assert.doesNotMatch(error.message, /hunter2/);
    return true;
  });
});

async function dataDir(): Promise<AsyncDisposable & { path: string }> {
  const path = await Deno.makeTempDir({ prefix: "otklik-config-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

Deno.test("the master secret comes from the environment, or is made once and kept for its owner alone", async () => {
  await using dir = await dataDir();
  const given = "g".repeat(40);
  assert.equal(await masterSecret(readConfig({ DATA_DIR: dir.path, APP_SECRET: given })), given);
  assert.deepEqual([...Deno.readDirSync(dir.path)], []);

  const config = readConfig({ DATA_DIR: `${dir.path}/new/folder` });
  const made = await masterSecret(config);
  assert.match(made, /^[A-Za-z0-9_-]{64}$/);
  assert.equal(await masterSecret(config), made);
  const files = [...Deno.readDirSync(config.dataDir)].map((file) => file.name);
  assert.deepEqual(files, ["secret"]);
  assert.equal((Deno.statSync(`${config.dataDir}/secret`).mode ?? 0) & 0o777, 0o600);
});

Deno.test("processes that start together on a new folder share one master secret", async () => {
  await using dir = await dataDir();
  const config = readConfig({ DATA_DIR: dir.path });
  const secrets = await Promise.all(Array.from({ length: 20 }, () => masterSecret(config)));
  assert.equal(new Set(secrets).size, 1);
  assert.deepEqual([...Deno.readDirSync(dir.path)].map((file) => file.name), ["secret"]);
});

Deno.test("an empty or cut secret file stops the start instead of sealing with it", async () => {
  await using dir = await dataDir();
  const config = readConfig({ DATA_DIR: dir.path });
  for (const rest of ["", "\n", "half-a-secret"]) {
    await Deno.writeTextFile(`${dir.path}/secret`, rest);
    await assert.rejects(masterSecret(config), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.doesNotMatch(error.message, /half/);
      return true;
    });
  }
});

Deno.test(".env.example names every variable that is read, with its default, and no other", async () => {
  const root = new URL("../../", import.meta.url);
  const source = await Deno.readTextFile(new URL("lib/config.ts", root));
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): (?:base\("([^"]+)"\))?/gm)];
  const example = await Deno.readTextFile(new URL(".env.example", root));
  const named = new Map(
    [...example.matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  assert.ok(read.length > 10);
  assert.deepEqual([...named.keys()].sort(), read.map(([, name]) => name).sort());
  for (const [, name, fallback] of read) if (fallback) assert.equal(named.get(name), fallback);
});
