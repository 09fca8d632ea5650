import assert from "node:assert/strict";
import { openControl } from "@/db/control.ts";
import { logIn } from "@/lib/auth/log_in.ts";
import { applyReset } from "@/lib/auth/resets.ts";

const EMAIL = "anna@bakery.example";
const PASSWORD = "очень длинный пароль";

/** `deno task workspace …` on data of its own. */
function run(dataDir: string, ...args: string[]) {
  return command("workspace", { DATA_DIR: dataDir, APP_ORIGIN: "https://desk.example" }, args);
}

async function command(name: string, env: Record<string, string>, args: string[] = []) {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--lock=tests/deno.lock", `lib/commands/${name}.ts`, ...args],
    env: { ...env, NO_COLOR: "1" },
  });
  const { code, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout).trim(), err: decoder.decode(stderr) };
}

async function withData(test: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-workspace-" });
  try {
    await test(dataDir);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

Deno.test("workspace reset prints a link by which an owner who is alone sets a new password", () =>
  withData(async (dataDir) => {
    const made = await run(dataDir, "create", "--name", "Глина", "--email", EMAIL, "--password", PASSWORD);
    assert.match(made.out, /^Workspace \w+\nAPI token otk_/);
    const { code, out } = await run(dataDir, "reset", "--email", EMAIL);
    assert.equal(code, 0);
    const [, token = ""] = /^https:\/\/desk\.example\/reset\/([\w-]+)$/.exec(out) ?? [];
    const control = await openControl(dataDir);
    try {
      await applyReset(control, token, "совсем новый пароль");
      assert.ok(await logIn(control, { email: EMAIL, password: "совсем новый пароль" }));
    } finally {
      await control.close();
    }
  }));

Deno.test("workspace says how it is used, and whom it does not know", () =>
  withData(async (dataDir) => {
    for (const args of [[], ["toString"], ["reset"], ["create", "--name", "Глина"]]) {
      const { code, err } = await run(dataDir, ...args);
      assert.equal(code, 2, args.join(" "));
      assert.match(err, /^Use: deno task workspace create .+\n +deno task workspace reset /);
    }
    const { code, err } = await run(dataDir, "reset", "--email", "nobody@x.example");
    assert.equal(code, 1);
    assert.match(err, /^Could not reset: .*no_such_user/);
  }));

Deno.test("a command tells in one line which variable is wrong", async () => {
  for (const [name, args] of [["workspace", ["reset", "--email", EMAIL]], ["migrate", []]] as const) {
    const { code, err } = await command(name, { PORT: "abc" }, [...args]);
    assert.equal(code, 1);
    assert.match(err, /^Could not start: PORT: .+\n$/);
  }
});
